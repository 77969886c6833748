"""Operations on the wall of photos, on its filter, and on the large view of one photo."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import ngettext

from places.enums import Kind
from places.live.audience import Audience, Operation
from places.photos.queries import wall
from places.photos.queries.wall import WallCard
from places.photos.rendering import CARD, card_html
from places.workshops.queries.workshops import WorkshopFacts

ARRIVING = {Kind.PHOTO_BROUGHT, Kind.PHOTO_SHOWN}
CHANGING = {Kind.PHOTO_CHANGED, Kind.PHOTO_BLURRED, Kind.THEME_ADDED, Kind.THEME_REMOVED}
ADDING = ARRIVING | {Kind.THEME_ADDED, Kind.PHOTO_CHANGED}
WORDS_CHANGED = {Kind.THEME_RENAMED, Kind.THEMES_MERGED}  # by those who run the room, on all pictures at once
GOING = {Kind.PHOTO_HIDDEN, Kind.PHOTO_WITHDRAWN}
ON_OR_OFF_WALL = ARRIVING | GOING
WALL_KINDS = ON_OR_OFF_WALL | CHANGING


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the card that came, changed or went, with the numbers of the filter, the same for everybody."""
    if activity.kind not in WALL_KINDS:
        return []
    photo_id = activity.data["photo"]
    card = wall.card(workshop.id, photo_id)
    if card is None and activity.kind in CHANGING:
        return []  # a photo that the room does not see
    changes = _card(activity, card, workshop, "wall-photos", CARD)
    if _only_words(activity):
        return changes
    if card is not None:
        changes.append(_large_themes(card, workshop))
    if activity.kind not in CHANGING:
        changes.append({"op": "text", "id": "wall-count", "text": counted(wall.count(workshop.id))})
    return changes + _filter(activity, card, workshop)


def theme_map_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a new page whenever words came or went: the whole map changes with each."""
    touched = activity.kind in WALL_KINDS and not _only_words(activity)
    return [{"op": "refresh"}] if touched else []


def words_changed(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a new page when a theme got another word, or became one with another theme: many cards show it."""
    return [{"op": "refresh"}] if activity.kind in WORDS_CHANGED else []


def tap_list(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a new page for those who are shown words to tap, when these are others now."""
    is_other = activity.kind in WORDS_CHANGED | {Kind.STARTERS_CHANGED}
    return [{"op": "refresh", "only": "taps-title"}] if is_other else []


def _only_words(activity: Any) -> bool:
    """Whether the owner changed the words of a card that stays where it is, under the themes it has."""
    return activity.kind == Kind.PHOTO_CHANGED and not activity.data.get("themes")


def counted(number: int) -> str:
    """Return "36 pictures" in the active language."""
    return ngettext("%(number)d picture", "%(number)d pictures", number) % {"number": number}


def _card(
    activity: Any, card: WallCard | None, workshop: WorkshopFacts, target: str, name: str
) -> list[Operation]:
    """Return the operations on the card itself, from its present state."""
    photo_id = activity.data["photo"]
    if card is None:
        return [{"op": "drop", "id": f"photo-{photo_id}"}]
    put: Operation = {"op": "put", "id": f"photo-{photo_id}", "html": card_html(card, workshop, name)}
    if activity.kind in CHANGING:
        return [{**put, "target": ""}]  # a card outside the window stays outside
    newer, _older = wall.neighbours(workshop.id, photo_id)
    return [{**put, "target": target, "after": f"photo-{newer}" if newer else ""}]


def _large_themes(card: WallCard, workshop: WorkshopFacts) -> Operation:
    name = f"photo-themes-{card.id}"
    html = render_to_string("places/photos/photo/_themes.html", {"photo": card, "workshop": workshop})
    return {"op": "put", "id": name, "target": "", "html": html}


def _filter(activity: Any, card: WallCard | None, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new counts of the themes concerned; a theme's first photo brings its link, its last takes it."""
    touched = set(activity.data.get("themes", ())) | {chip.id for chip in (card.themes if card else ())}
    found = {theme.id: theme for theme in wall.theme_counts(workshop.id, touched)} if touched else {}
    changes: list[Operation] = []
    for theme_id in sorted(touched):
        theme = found.get(theme_id)
        if theme is None or theme.count == 0:
            changes.append({"op": "drop", "id": f"theme-filter-{theme_id}"})
        elif theme.count == 1 and activity.kind in ADDING:
            html = render_to_string("places/photos/wall/_theme.html", {"theme": theme, "workshop": workshop})
            changes.append(
                {"op": "put", "id": f"theme-filter-{theme_id}", "target": "wall-themes", "html": html}
            )
        changes.append(
            {"op": "text", "id": f"theme-count-{theme_id}", "text": str(theme.count if theme else 0)}
        )
    return changes
