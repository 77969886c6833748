"""Sentences that are the same in every export of a vision."""

from collections.abc import Iterator, Mapping

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.exports.documents.picture_wording import brought_by
from places.exports.queries.content import VisionExport
from places.exports.queries.lone import LonePhoto
from places.exports.queries.piles import SharedPile
from places.exports.queries.sentences import Note
from places.rounds.queries.results import ConsentResult
from places.texts import in_quotes


def by_whom(export: VisionExport) -> str:
    """Return "By 24 people at 4 tables"; without tables "By 24 people"."""
    facts = counted(people=export.people, tables=export.tables)
    if not export.tables:
        return _("By %(people)s") % facts
    return _("By %(people)s at %(tables)s") % facts


def counted(*, people: int, tables: int, photos: int = 0) -> dict[str, str]:
    """Return these numbers with their nouns."""
    return {
        "people": ngettext("%(n)d person", "%(n)d people", people) % {"n": people},
        "tables": ngettext("%(n)d table", "%(n)d tables", tables) % {"n": tables},
        "photos": ngettext("%(n)d photo", "%(n)d photos", photos) % {"n": photos},
    }


def quoted(words: str) -> str:
    """Return people's words in quotation marks of the active language."""
    return in_quotes(words)


def names_line(pile: SharedPile) -> str:
    """Return what the tables called a pile; empty when all of them gave it the one name that it bears."""
    if pile.is_named_by_all or not pile.names:
        return ""
    names = [
        _("%(name)s (%(tables)s)") % {"name": quoted(one.name), "tables": one.tables}
        if one.tables
        else quoted(one.name)
        for one in pile.names
    ]
    return _("What the tables called it: %(names)s") % {"names": " · ".join(names)}


def sentences_on(pile: SharedPile, export: VisionExport) -> list[str]:
    """Return what the room says of a pile in its dots, and in its text (the first sentence that rests on it alone)."""
    return [text for text in (export.sentence_on(pile.id), *pile.sentences[:1]) if text]


def counts_line(pile: SharedPile, shown: int | None = None) -> str:
    """Return "5 cards from 4 people at 3 tables.", how many of them are not shown, and, where a document shows only
    so many of the pictures (`shown`), how many it has no room for.
    """
    facts = counted(people=pile.people, tables=pile.tables)
    facts["cards"] = ngettext("%(n)d card", "%(n)d cards", pile.photos) % {"n": pile.photos}
    told = _("%(cards)s from %(people)s at %(tables)s.") if pile.tables else _("%(cards)s from %(people)s.")
    lines = [told % facts, *([not_shown(pile.kept)] if pile.kept else [])]
    if shown is not None and (left := len(pile.pictures) - shown) > 0:
        lines.append(no_room(left))
    return " ".join(lines)


def no_room(count: int) -> str:
    """Return "4 more pictures have no room here."."""
    said = ngettext("%(n)d more picture has no room here.", "%(n)d more pictures have no room here.", count)
    return said % {"n": count}


def alone_at(lone: LonePhoto) -> str:
    """Return that tables let a photo stand alone, and which."""
    return _("%(sentence)s: %(tables)s.") % {"sentence": lone.sentence, "tables": lone.tables}


def note_lines(note: Note) -> list[str]:
    """Return the sentences of one evidence note: whose words, or its evidence, the piles, whose, what is not shown."""
    if note.is_quote and note.voices:
        owner = note.voices[0]
        names = f"{owner.first_name}, {owner.table}" if owner.table else owner.first_name
        return [_("Words of %(names)s.") % {"names": names}]
    lines = [note.rests_on]
    if note.clusters:
        lines.append(_("Put together as: %(names)s.") % {"names": ", ".join(note.clusters)})
    if note.voices:
        lines.append(brought_by(note.voices))
    if note.suggested:
        lines.append(_("A suggestion that nobody has settled yet."))
    if note.withdrawn and note.voices:
        lines.append(_("Some evidence has been withdrawn."))
    if note.kept:
        lines.append(not_shown(note.kept))
    return lines


def not_shown(count: int) -> str:
    """Return "4 photos not shown: their owners keep them in the room."."""
    return ngettext(
        "%(n)d photo not shown: its owner keeps it in the room.",
        "%(n)d photos not shown: their owners keep them in the room.",
        count,
    ) % {"n": count}


def what_it_misses(consent: ConsentResult) -> list[str]:
    """Return the lines before the minority notes: how many can live with the text; whether there are no notes."""
    lines = [consent.told]
    if not consent.notes:
        lines.append(_("Nobody wrote that something is missing."))
    return lines


def who_is_behind(export: VisionExport) -> list[str]:
    """Return who is behind the text, by name where they agreed, and who gave dots."""
    lines = [export.coverage.sentence() if export.photos else _("There are no pictures in this workshop.")]
    names = list(dict.fromkeys(voice.first_name for voice in export.shown.values()))
    if names:
        told = _("Words and pictures in this document are from %(names)s.")
        lines.append(told % {"names": get_text_list(names, _("and"))})
    if export.turnout:
        lines.append(export.turnout.sentence())
    if export.not_shown:
        lines.append(not_shown(export.not_shown))
    return lines


def how_it_was_made(export: VisionExport) -> list[str]:
    """Return the closing lines: the question, who, how many, when, and the limits."""
    facts = counted(people=export.people, tables=export.tables, photos=export.photos)
    facts["opened"] = date_format(export.workshop.opened_at, "DATE_FORMAT")
    facts["made"] = date_format(export.made_on, "DATE_FORMAT")
    lines = list(_made(export, facts))
    if export.workshop.question:
        lines.insert(0, _("The question was: %(question)s") % {"question": export.workshop.question})
    return lines + _limits(export)


def _made(export: VisionExport, facts: Mapping[str, str]) -> Iterator[str]:
    """What was done, and when; a room without pictures, or whose pictures were taken back, has only met."""
    if not export.photos:
        told = _(
            "%(people)s at %(tables)s took part. The workshop was opened on %(opened)s. Written out on %(made)s."
        )
        yield told % facts
        return
    yield _("%(people)s at %(tables)s brought %(photos)s. The workshop was opened on %(opened)s.") % facts
    if export.turnout:
        made = _(
            "They put the pictures together, weighed what they saw, and wrote this text. Written out on %(made)s."
        )
    else:
        made = _("They put the pictures together and wrote this text. Written out on %(made)s.")
    yield made % facts


def _limits(export: VisionExport) -> list[str]:
    if export.photos:
        told = _(
            "This is what the people in the room brought and wrote. It does not speak for those who were not there."
        )
        consent = _(
            "Words in quotation marks are people’s own, word for word, and printed with their consent."
        )
        lines = [consent, told]
    else:
        lines = [
            _("This is what the people in the room wrote. It does not speak for those who were not there.")
        ]
    if export.suggested:
        lines.insert(
            0,
            ngettext(
                "%(n)d sentence is a suggestion that nobody has settled yet.",
                "%(n)d sentences are suggestions that nobody has settled yet.",
                export.suggested,
            )
            % {"n": export.suggested},
        )
    return lines
