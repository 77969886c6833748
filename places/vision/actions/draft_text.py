"""The first draft as sentences in the active language, each with what it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Origin, Section
from places.vision.methods.drafting import Draft, Paragraph
from places.vision.methods.naming import FittingName
from places.vision.methods.quote_picker import Quote
from places.weighing.queries.unites import ClusterStance

MOST_TABLES_NAMED = 3


@dataclass(frozen=True)
class Drafted:
    """One sentence to be stored, and what it rests on: a photo with its quote, photos, or clusters.

    `is_heading`: it holds the names of the paragraph that it begins.
    """

    section: Section
    text: str
    origin: Origin = Origin.TEMPLATE
    photo_ids: tuple[int, ...] = ()
    cluster_ids: tuple[int, ...] = ()
    is_heading: bool = False


def sentences(
    draft: Draft, place: str, tables: Mapping[int, str], different: Iterable[ClusterStance] = ()
) -> Iterator[Drafted]:
    """Yield the sentences of a draft about `place` in order.

    `tables` are the tables' names by id, `different` the clusters on which the tables stand on two sides.
    """
    if draft.opening:
        clusters = tuple(int(str(key)) for key, _name in draft.opening)
        yield Drafted(Section.HEADLINE, draft.opening[0][1], cluster_ids=clusters[:1])
        names = [name for _key, name in draft.opening]
        yield Drafted(Section.BECAUSE, opening_sentence(place, names), cluster_ids=clusters)
    for paragraph in draft.paragraphs:
        heading = heading_of(paragraph.names, tables)
        yield Drafted(Section.BECAUSE, heading, cluster_ids=_cluster(paragraph), is_heading=True)
        yield from _voices(Section.BECAUSE, paragraph.voices)
    if draft.story:
        text = _("A story to hear: %(names)s.") % {"names": heading_of(draft.story.names, tables)}
        yield Drafted(Section.READINGS, text, cluster_ids=_cluster(draft.story))
        yield from _voices(Section.READINGS, draft.story.voices)
    for stand in different:
        yield Drafted(Section.READINGS, both_readings(stand), cluster_ids=(stand.cluster_id,))
    if draft.lone:
        yield _lone(len(draft.lone), tuple(int(str(card)) for card in draft.lone))
        yield from _voices(Section.READINGS, draft.lone_voices)


def opening_sentence(place: str, names: Sequence[str]) -> str:
    """Return the first sentence, in the pattern of the source's own example."""
    facts = {"place": place, "names": get_text_list(list(names), _("and"))}
    return _("You might say that the essence of %(place)s is %(names)s.") % facts


def both_readings(stand: ClusterStance) -> str:
    """Return how the tables on either side read a cluster."""
    return _(
        "We see %(name)s in different ways. For %(high)s this is us. For %(low)s it is not, or they are not sure."
    ) % {"name": stand.name, "high": stand.high, "low": stand.low}


def heading_of(names: Iterable[FittingName], tables: Mapping[int, str]) -> str:
    """Return names side by side, each with the tables that gave it: "The flood (Table 4) · Water (Table 1)"."""
    said = []
    for name in names:
        given = [tables[table] for table in name.tables if isinstance(table, int) and table in tables]
        if len(given) > MOST_TABLES_NAMED:
            number = len(given)
            given = [ngettext("%(n)d table", "%(n)d tables", number) % {"n": number}]
        said.append(f"{name.text} ({', '.join(given)})" if given else name.text)
    return " · ".join(said) or _("Not named yet")


def _lone(count: int, photos: tuple[int, ...]) -> Drafted:
    text = ngettext(
        "One picture stands alone, and matters.", "These pictures stand alone, and matter.", count
    )
    return Drafted(Section.READINGS, text, photo_ids=photos)


def _voices(section: Section, voices: Iterable[Quote]) -> Iterator[Drafted]:
    for quote in voices:
        yield Drafted(section, quote.text, Origin.QUOTE, photo_ids=(int(str(quote.card)),))


def _cluster(paragraph: Paragraph) -> tuple[int, ...]:
    return (int(str(paragraph.cluster)),)
