"""Opening and showing the rounds in which a room tries its text: swap test, mirror, headlines, consent."""

from django.utils.translation import gettext as _

from places.enums import Kind, Phase, RoundKind, Verb
from places.errors import Missing, NotNow, Unclear
from places.rounds.models import Headline, Round, Score
from places.rounds.queries.headlines import headline_results, winners
from places.rules import Actor
from places.texts import require_text
from places.vision.actions import drafts
from places.vision.models import Sentence
from places.vision.queries.draft import HeadlineChoice
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.OPEN_ROUND)
def open_round(
    workshop: Workshop, *, actor: Actor, kind: str, other_name: str = "", key: str = ""
) -> LogEntry:
    """Open a round, or open one again that was shown: answers stay, and are hidden again.

    Headlines are written first, then scored (`start_scoring`). A swap test needs the name of another place.
    Raises `NotNow` while there is no text to try, `Unclear` without a name, `Missing` for an unknown kind.
    """
    if kind not in RoundKind.values:
        raise Missing
    other = _other_name(kind, other_name, workshop)
    _require_text_there(kind, workshop)
    found, _made = Round.objects.get_or_create(workshop=workshop, kind=kind)
    scored = Score.objects.filter(headline__workshop=workshop).exists()
    found.phase = Phase.WRITING if kind == RoundKind.HEADLINES and not scored else Phase.ANSWERING
    found.other_name = other or found.other_name
    found.save(update_fields=["phase", "other_name"])
    return LogEntry(Kind.ROUND_OPENED, round=kind)


@action(Verb.OPEN_ROUND)
def start_scoring(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """End the writing of headlines: from now on everybody scores them, five each (`scores.ask`).

    Raises `NotNow` when nobody has written one, or when they are scored already.
    """
    found = Round.objects.filter(workshop=workshop, kind=RoundKind.HEADLINES, phase=Phase.WRITING).first()
    if found is None:
        raise NotNow(_("The headlines are not being written just now."))
    if not Headline.objects.filter(workshop=workshop).exists():
        raise NotNow(_("Nobody has written a headline yet. Wait for the first one."))
    found.phase = Phase.ANSWERING
    found.save(update_fields=["phase"])
    return LogEntry(Kind.ROUND_OPENED, round=RoundKind.HEADLINES.value)


@action(Verb.OPEN_ROUND)
def show_round(workshop: Workshop, *, actor: Actor, kind: str, key: str = "") -> LogEntry:
    """Reveal the result of a round to everybody. Answers cannot be changed until it is opened again.

    A headline that alone has the best score becomes the vision's headline (`data["sentence"]`). This happens once:
    when the same result is shown again, later changes and choices are kept.
    """
    found = Round.objects.filter(workshop=workshop, kind=kind).exclude(phase=Phase.WRITING).first()
    if found is None:
        raise NotNow(_("There is nothing to show yet."))
    found.phase = Phase.SHOWN
    found.save(update_fields=["phase"])
    chosen = _headline_of_the_room(workshop) if kind == RoundKind.HEADLINES else {}
    return LogEntry(Kind.ROUND_SHOWN, round=kind, **chosen)


@action(Verb.OPEN_ROUND)
def choose_scored(workshop: Workshop, *, actor: Actor, headline_id: int, key: str = "") -> LogEntry:
    """Let a headline that the room has scored be the headline: among equals, and wherever people decide otherwise.

    For those who run the room. Raises `NotNow` before the result is shown, `Missing` for another room's headline.
    """
    shown = Round.objects.filter(workshop=workshop, kind=RoundKind.HEADLINES, phase=Phase.SHOWN)
    if not shown.exists():
        raise NotNow(_("The result is hidden until the room looks at it together."))
    chosen = next((line for line in headline_results(workshop.pk) if line.id == headline_id), None)
    if chosen is None:
        raise Missing
    sentence = drafts.put_first(workshop.pk, HeadlineChoice(chosen.text))
    entry = drafts.headline_entry(sentence)
    entry.data["scored"] = chosen.id
    return entry


def _headline_of_the_room(workshop: Workshop) -> dict[str, int]:
    """Put the single best headline first, unless it won before; return its data for the log."""
    best = winners(headline_results(workshop.pk))
    if len(best) != 1:
        return {}
    won = {"headline": best[0].id}
    lines = Activity.objects.filter(workshop=workshop, kind=Kind.ROUND_SHOWN, data__headline__isnull=False)
    latest = lines.order_by("revision").last()
    if latest and latest.data["headline"] == best[0].id:
        return won
    return won | {"sentence": drafts.put_first(workshop.pk, HeadlineChoice(best[0].text)).pk}


def _other_name(kind: str, written: str, workshop: Workshop) -> str:
    if kind != RoundKind.SWAP:
        return ""
    other = require_text(written, "name")
    before = Round.objects.filter(workshop=workshop, kind=kind).values_list("other_name", flat=True).first()
    if not other and not before:
        raise Unclear(_("Write the name of another place, for example the next town."), field="other_name")
    return other


def _require_text_there(kind: str, workshop: Workshop) -> None:
    if (
        kind != RoundKind.HEADLINES
        and not Sentence.objects.standing().filter(draft__workshop=workshop).exists()
    ):
        raise NotNow(_("There is no text to try yet. Write some sentences first."))
