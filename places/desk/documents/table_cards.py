"""Cards that stand on the tables: number, name, sign, and the square code that seats people there."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from places.desk.documents.poster import qr_svg, short_address
from places.desk.documents.typeset import symbol_svg, tagged_pdf, written
from places.enums import Symbol
from places.people.queries.people import GroupFacts
from places.texts import xml_text
from places.workshops.queries.workshops import WorkshopFacts


def table_cards_pdf(
    workshop: WorkshopFacts, tables: Sequence[GroupFacts], *, door: Callable[[int], str], site: str
) -> bytes:
    """Return a page for each table, to be folded in the middle, in the active language.

    `door` gives the address in the square code of a table's number, `site` is the one that people type.
    """
    address = short_address(site)
    alt = _("A square code that opens %(address)s") % {"address": address}
    cards = [
        {
            "number": table.number,
            "name": written(table.name),
            "symbol": symbol_svg(f"sym-{table.symbol}"),
            "symbol_name": str(Symbol(table.symbol).label),
            "qr": qr_svg(door(table.number)).decode("ascii"),
            "alt": alt,
        }
        for table in tables
    ]
    facts = {
        "title": xml_text(_("Table cards: %(ness)s") % {"ness": workshop.ness}),
        "cards": cards,
        "code": workshop.shown_code,
        "address": address,
        "how": _("Point your phone's camera at the square. It brings you to this table."),
    }
    return tagged_pdf("table_cards.typ", facts)
