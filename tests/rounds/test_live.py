"""Live news of rounds: counts only, and nothing to pages that may not see the text."""

from places.enums import Role, RoundKind, Section, Stage
from places.live.audience import Audience
from places.live_channels.channels import for_audience
from places.rounds.actions import answers, rounds
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room


def audience(room: Room, channel: str = "rounds") -> Audience:
    return Audience(room.workshop.pk, channel, "sv", Role.PARTICIPANT)


def test_counts_in_the_readers_language_and_nothing_of_the_answer(db: None, other_room: Room) -> None:
    room = open_room(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will walk.")
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    mira = room.actor(room.people[0])
    said = answers.react(actor=mira, kind="consent", sentence_id=None, answers={"consent": 0})
    noted = answers.note_missing(actor=mira, text="The bus")
    told = {"op": "text", "id": "answered-consent", "text": "1 av 4 har svarat."}
    assert for_audience([said, noted], audience(room)) == [told, told]
    assert for_audience([said], audience(room, "wall")) == []
    (on_the_desk,) = for_audience([said], Audience(room.workshop.pk, "desk", "en", Role.LEADER))
    assert on_the_desk["text"].endswith("A round is open: “Can we live with it?”. 1 of 4 has answered.")
    assert for_audience([said], Audience(room.workshop.pk, "screen", "sv", Role.LEADER)) == [
        {"op": "refresh"}
    ]


def test_nothing_before_the_text_is_there(db: None) -> None:
    room = open_room(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will walk.")
    opened = rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)
    room.at(Stage.WEIGH)
    assert for_audience([opened], audience(room)) == []


def test_who_may_answer_is_led_there_and_nobody_else(db: None) -> None:
    room = open_room(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will walk.")
    opened = rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    answer, result = (f"/w/{room.code}/rounds/consent/{end}" for end in ("", "result/"))

    def received(line: object, channel: str, role: Role) -> list[str]:
        told = for_audience([line], Audience(room.workshop.pk, channel, "en", role))
        return [change.get("url", change["op"]) for change in told]

    for channel, role, to_answer, to_look in (
        ("vision", Role.PARTICIPANT, [answer], [result]),
        ("rounds", Role.PARTICIPANT, [answer], [result]),
        ("room", Role.HOST, [answer], [result]),
        ("rounds", Role.HOST, ["refresh"], ["refresh"]),  # they open and show it
        ("vision", Role.TABLE, [], [result]),
        ("vision", Role.LEADER, [], [result]),
        ("screen", Role.LEADER, ["refresh"], ["refresh"]),  # it tells that the round is open
        ("desk", Role.LEADER, ["refresh"], ["refresh"]),  # its next step is another one
    ):
        assert (received(opened, channel, role), received(shown, channel, role)) == (to_answer, to_look)
