"""How far the room is, as the desk's next step needs it: boards combined, something to weigh, a text written."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Board, Placement
from places.consensus.queries.shared_board import is_awaited, what_is_missing
from places.consensus.queries.sorts import table_sorts
from places.enums import PhotoState, Section
from places.people.queries.people import groups
from places.rounds.queries.headlines import is_undecided
from places.rounds.queries.rounds import RoundFacts, latest_open
from places.vision.queries.vision import headline_of, vision


@dataclass(frozen=True)
class Combining:
    """Progress with the shared board.

    `sorting` of the `tables` have put pictures together; `missing` is the sentence why that is too few, or
    empty. `clusters` of the shared board have several cards, `alone` only one.
    """

    sorting: int
    tables: int
    missing: str
    is_proposed: bool
    is_working: bool
    from_tables: int
    clusters: int
    alone: int

    @property
    def sorted_sentence(self) -> str:
        """Return "2 of 3 tables have put pictures together." in the active language."""
        return ngettext(
            "%(sorting)d of %(tables)d table has put pictures together.",
            "%(sorting)d of %(tables)d tables have put pictures together.",
            self.tables,
        ) % {"sorting": self.sorting, "tables": self.tables}

    @property
    def has_piles(self) -> bool:
        """Whether the shared board holds anything."""
        return self.clusters + self.alone > 0

    @property
    def sentence(self) -> str:
        """Return "5 piles from 3 tables; 4 pictures stand alone." in the active language."""
        counted = ngettext("%(n)d pile", "%(n)d piles", self.clusters) % {"n": self.clusters}
        if self.from_tables:
            facts = {"clusters": counted, "tables": self.from_tables}
            counted = (
                ngettext(
                    "%(clusters)s from %(tables)d table",
                    "%(clusters)s from %(tables)d tables",
                    self.from_tables,
                )
                % facts
            )
        if not self.alone:
            return f"{counted}."
        alone = ngettext("%(n)d picture stands alone", "%(n)d pictures stand alone", self.alone)
        return f"{counted}; {alone % {'n': self.alone}}."


@dataclass(frozen=True)
class Writing:
    """How far the room is with its text.

    `open_round` is the round that takes answers now; `undecided` says that several headlines share the most points.
    """

    sentences: int
    headline: str
    open_round: RoundFacts | None
    undecided: bool

    @property
    def told(self) -> str:
        """Return all that the desk tells of it, in the active language: the text, the round that is open, a tie."""
        parts = [self.sentence]
        if self.open_round:
            parts.append(_("A round is open: “%(round)s”.") % {"round": self.open_round.kind.label})
            parts.append(self.open_round.sentence)
        if self.undecided:
            parts.append(_("No single headline has the most points. Choose one with the room."))
        return " ".join(parts)

    @property
    def sentence(self) -> str:
        """Return "“Light that calls”, with 12 sentences." or what is missing, in the active language."""
        counted = ngettext("%(n)d sentence", "%(n)d sentences", self.sentences) % {"n": self.sentences}
        if self.headline:
            return _("The headline is “%(headline)s”. The text has %(sentences)s.") % {
                "headline": self.headline,
                "sentences": counted,
            }
        if not self.sentences:
            return _("Nothing is written yet.")
        return _("The text has %(sentences)s, and no headline yet.") % {"sentences": counted}


def combining(workshop_id: int) -> Combining:
    """Return how far the room is with its shared board. Nine queries, however many boards and cards there are."""
    rows, tables = table_sorts(workshop_id), groups(workshop_id)
    sorting = [table.name for table in tables if table.number in rows.sorting]
    board = Board.objects.filter(workshop_id=workshop_id, group=None).first()
    cards = _cards_of_piles(board) if board else []
    return Combining(
        sorting=len(sorting),
        tables=len(rows.numbers),
        missing=what_is_missing(sorting, len(rows.numbers)),
        is_proposed=bool(board and board.proposed_at),
        is_working=bool(board and is_awaited(board.proposal)),
        from_tables=board.proposal.get("tables", 0) if board else 0,
        clusters=sum(number > 1 for number in cards),
        alone=cards.count(1),
    )


def _cards_of_piles(board: Board) -> list[int]:
    """Return the number of visible cards in each cluster of the shared board."""
    seen = Q(photo__state=PhotoState.BROUGHT) | Q(theme__isnull=False)
    placed = Placement.objects.filter(seen, board=board, cluster__gone=False).order_by()
    return [row["cards"] for row in placed.values("cluster").annotate(cards=Count("pk"))]


def writing(workshop_id: int) -> Writing:
    """Return how far the room is with its text. Twelve queries at most."""
    sections = vision(workshop_id)
    headline = headline_of(sections)
    return Writing(
        sentences=sum(len(part.sentences) for part in sections if part.section != Section.HEADLINE),
        headline=headline.text if headline else "",
        open_round=latest_open(workshop_id),
        undecided=is_undecided(workshop_id),
    )
