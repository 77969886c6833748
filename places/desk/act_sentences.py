"""What the audit log says of acts whose sentence depends on what was done, after the name of who did it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Decision, Stage, TakenKind

Data = Mapping[str, Any]


def label(choices: type[TextChoices], value: Any) -> str:
    """Return the label of a stored value; the value itself where another version wrote one that is not known here."""
    return str(choices(value).label) if value in choices.values else str(value or "?")


def changed_person(data: Data) -> str:
    """Handing the room over, naming the theme team, moving somebody; people also change tables by themselves."""
    if "host" in data:
        return _("made %(person)s a host") if data["host"] else _("ended %(person)s's time as host")
    if "team" in data:
        on = data["team"]
        return _("took %(person)s into the theme team") if on else _("took %(person)s out of the theme team")
    if data.get("moved"):
        return _("moved %(person)s to another table")
    return ""


def moved_stage(data: Data) -> str:
    """From where to where the room moved."""
    stages = {"before": label(Stage, data.get("before")), "after": label(Stage, data.get("stage"))}
    return _("moved the room from %(before)s to %(after)s") % stages


def chose_method(data: Data) -> str:
    """Choosing a plan that there is, or bringing one."""
    return _("brought a plan of their own") if data.get("own") else _("chose a plan for the workshop")


def set_timer(data: Data) -> str:
    """For how many minutes the timer was set, or that it was stopped."""
    if "added" in data:
        return _("gave the room more time")
    minutes = data.get("minutes") or 0
    if not minutes:
        return _("stopped the timer")
    said = ngettext("set the timer to %(n)d minute", "set the timer to %(n)d minutes", minutes)
    return said % {"n": minutes}


def exported(data: Data) -> str:
    """Which file was taken out, and how many pictures are in it."""
    count, file = len(data.get("photos") or ()), TakenKind.name_of(data.get("file"))
    if not count:
        return _("took out a file (%(file)s)") % {"file": file}
    said = ngettext(
        "took out a file (%(file)s) with one picture",
        "took out a file (%(file)s) with %(count)d pictures",
        count,
    )
    return said % {"file": file, "count": count}


def erased(data: Data) -> str:
    """Erasing somebody else; what people do with their own things is told to nobody."""
    return "" if data.get("own") else _("erased everything of a person")


def settled(data: Data) -> str:
    """What was decided on a reported picture."""
    said: dict[str, str] = {
        Decision.SHOW: _("looked at a reported picture and let it be seen"),
        Decision.SEAL: _("locked a picture"),
        Decision.ERASE: _("erased a picture for good"),
    }
    return said.get(data.get("decision", ""), _("decided on a reported picture"))


def hid(data: Data) -> str:
    """Taking a picture off the wall; one with new words of its owner, which waits, is hidden by nobody."""
    return "" if data.get("host") is False else _("hid a picture")


def showed(data: Data) -> str:
    """Showing a picture for the first time, or again."""
    if data.get("first"):
        return _("looked at a new picture and showed it")
    return _("showed a hidden picture again")


def set_waiting(data: Data) -> str:
    """Whether new pictures wait."""
    if data.get("on"):
        return _("let new pictures wait until somebody has looked")
    return _("let the room see new pictures at once")


def restored(data: Data) -> str:
    """The time up to which everything was in the backup."""
    at = parse_datetime(str(data.get("at", "")))
    told = date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else "?"
    return _("put everything back as it was in a backup: %(time)s") % {"time": told}


def ended_leading(data: Data) -> str:
    """Ending an invitation to lead: that of somebody who leads, or a link that nobody has taken."""
    if data.get("came"):
        return _("ended that an invited person leads")
    return _("ended a link for somebody to lead")


def blurred(data: Data) -> str:
    """Hiding parts of somebody's picture; what its owner hides is told to nobody."""
    return "" if data.get("host") is False else _("hid parts of a picture for good")


def opened(data: Data) -> str:
    """Opening the workshop, from nothing or like an earlier one."""
    return _("opened the workshop like an earlier one") if data.get("like") else _("opened the workshop")
