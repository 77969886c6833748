"""A vision for tests of exports: a headline, a sentence with shared and kept photos, a quote, a closed quote."""

from django.utils import timezone

from places.enums import Origin, Phase, PhotoAudience, RoundKind, Section, Stage
from places.exports.queries.content import VisionExport
from places.exports.queries.vision import exported
from places.models import Evidence, Headline, Round, Score, Sentence
from places.rounds.actions import answers, rounds
from places.vision.actions import evidence, sentences
from places.workshops.queries.workshops import by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def add(room: Room, section: str, text: str) -> int:
    return int(sentences.add_sentence(actor=room.leading, section=section, text=text).data["sentence"])


def quote(room: Room, photo_number: int) -> int:
    photo = room.photos[photo_number]
    sentence_id = add(room, Section.BECAUSE, photo.essence)
    Sentence.objects.filter(pk=sentence_id).update(origin=Origin.QUOTE)
    Evidence.objects.create(sentence_id=sentence_id, photo=photo, quote=photo.essence)
    return sentence_id


def open_vision() -> Room:
    """A room at *write* with a picture that may be shown, one that may not, and four sentences."""
    room = open_room(Stage.WRITE)
    picture = {
        "key": stored_picture(),
        "width": 1200,
        "height": 900,
        "see": "The lake at dawn",
        "sha256": "a",
    }
    room.photo(
        room.people[0], "Every evening the light on the lake calls.", audience=PhotoAudience.REPORT, **picture
    )
    room.photo(room.people[2], "Nobody asked me then.", audience=PhotoAudience.ROOM)
    cluster = share(room, "Water *and* light")[0]
    add(room, Section.HEADLINE, "Light that calls")
    evidence.link(
        actor=room.leading,
        sentence_id=add(room, Section.BECAUSE, "Because the lake calls us."),
        cluster_id=cluster.pk,
    )
    quote(room, 0)
    quote(room, 1)
    Sentence.objects.filter(pk=add(room, Section.SO, "So we will <listen> & walk.")).update(settled=False)
    return room


def score_headlines(room: Room, scored: dict[str, list[int]]) -> None:
    """Let people write one headline each, open the scoring, and give each headline these points by the others."""
    found, _made = Round.objects.get_or_create(workshop=room.workshop, kind=RoundKind.HEADLINES)
    Round.objects.filter(pk=found.pk).update(phase=Phase.ANSWERING)
    for person, (text, points) in zip(room.people, scored.items(), strict=False):
        line, _made = Headline.objects.update_or_create(
            workshop=room.workshop, participant=person, defaults={"text": text}
        )
        line.scores.all().delete()
        others = [other for other in room.people if other != person]
        for turn, (scorer, given) in enumerate(zip(others, points, strict=False)):
            Score.objects.create(headline=line, participant=scorer, turn=turn, points=given)


def export_of(room: Room) -> VisionExport:
    return exported(by_id(room.workshop.pk), timezone.localdate())


def ask_consent(room: Room, *said: tuple[int, str]) -> None:
    """Open the consent round; people say in turn whether they can live with the text, and what it misses."""
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    for person, (value, note) in zip(room.people, said, strict=False):
        answer = {"actor": room.actor(person), "kind": RoundKind.CONSENT, "sentence_id": None}
        answers.react(**answer, answers={"consent": value})
        answers.note_missing(actor=room.actor(person), text=note)


def show_consent(room: Room) -> None:
    """Let the room see what the consent round brought."""
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
