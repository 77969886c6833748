"""Themes by those who run the room: another word, two become one, and the words that everybody is offered to tap."""

from collections.abc import Sequence

from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.models import Board, Placement
from places.cards import THEME, Card
from places.database.checkpoints import erase_for_good
from places.default_words import as_starter_name, starter_names, theme_key, theme_keys
from places.enums import Kind, Verb
from places.errors import Missing, NotNow, Unclear
from places.photos.actions.starter_themes import starter_theme
from places.photos.actions.themes import MOST_IN_A_WORKSHOP
from places.photos.models import Photo, Theme, ThemedPhoto
from places.rules import Actor, may
from places.texts import require_text
from places.weighing.models import Vote
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.RUN_ROOM)
def rename_theme(workshop: Workshop, *, actor: Actor, theme_id: int, word: str, key: str = "") -> LogEntry:
    """Give a theme another word, on all pictures and boards. A starter theme may get its default word again.

    Raises `Missing` for a theme that the actor does not see yet, `Unclear` for an empty or long word, or one that
    another theme has.
    """
    theme = _seen(workshop, actor, theme_id)
    name = _word(word)
    name = as_starter_name(name) if theme.is_starter else name
    others = Theme.objects.filter(workshop=workshop, key__in=theme_keys(name)).exclude(pk=theme.pk)
    if others.exists():
        raise Unclear(_("Another theme has this word. You can put the two together."), field="word")
    theme.name, theme.key = name, theme_key(name)
    theme.slug = slugify(theme.key, allow_unicode=True)[:100]
    theme.save(update_fields=["name", "key", "slug"])
    _cards_changed(theme)
    erase_for_good()
    return LogEntry(Kind.THEME_RENAMED, themes=[theme.pk])


@action(Verb.MERGE_THEMES)
def merge_themes(workshop: Workshop, *, actor: Actor, theme_id: int, into_id: int, key: str = "") -> LogEntry:
    """Make two themes one: pictures and boards carry `into_id` in place of `theme_id`, which is deleted.

    On a board that has both, the card of the deleted one goes. Raises `Missing` for unknown themes, `Unclear` for one
    and the same, `NotNow` once the room has given dots to the one that would go.
    """
    theme, into = _seen(workshop, actor, theme_id), _seen(workshop, actor, into_id)
    if theme == into:
        raise Unclear(_("Choose another theme to put it together with."), field="into")
    if Vote.objects.filter(theme=theme).exists():
        raise NotNow(_("The room has given dots to this theme. It stays as it is."))
    carrying = ThemedPhoto.objects.filter(tag=into).values("content_object")
    _cards_changed(theme)
    ThemedPhoto.objects.filter(tag=theme).exclude(content_object__in=carrying).update(tag=into)
    for board in Board.objects.filter(workshop=workshop, placements__theme=theme).distinct().order_by("pk"):
        _exchange(actor, board, theme, into)
    if theme.is_starter and not into.is_starter:
        Theme.objects.filter(pk=into.pk).update(is_starter=True)
    theme.delete()
    erase_for_good()
    return LogEntry(Kind.THEMES_MERGED, themes=[into.pk, theme_id])


@action(Verb.RUN_ROOM)
def offer_word(workshop: Workshop, *, actor: Actor, word: str, key: str = "") -> LogEntry:
    """Add a word to those that everybody is offered to tap.

    Raises `Unclear` for an empty or long word, `NotNow` when the workshop has as many themes as it can hold.
    """
    return _offer(workshop, [as_starter_name(_word(word))])


@action(Verb.RUN_ROOM)
def restore_starters(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Offer all words of the beginning again. Those that were added stay.

    Raises `NotNow` when the workshop has as many themes as it can hold.
    """
    return _offer(workshop, starter_names())


@action(Verb.RUN_ROOM)
def stop_offering(workshop: Workshop, *, actor: Actor, theme_id: int, key: str = "") -> LogEntry:
    """Take a word out of those that everybody is offered; pictures and boards that have it keep it.

    Raises `Missing` for one that is not offered.
    """
    starters = Theme.objects.filter(workshop=workshop, pk=theme_id, is_starter=True)
    if not starters.update(is_starter=False):
        raise Missing
    unused = Theme.objects.filter(pk=theme_id, themed_photos=None, placements=None, votes=None)
    unused.delete()
    return LogEntry(Kind.STARTERS_CHANGED, themes=[theme_id])


def _seen(workshop: Workshop, actor: Actor, theme_id: int) -> Theme:
    """Return a theme that the actor may see now: before the wall is open, only a starter theme."""
    theme = Theme.objects.filter(workshop=workshop, pk=theme_id).first()
    if theme is None or not (theme.is_starter or may(actor, Verb.SEE_WALL, workshop.stage)):
        raise Missing
    return theme


def _word(word: str) -> str:
    return require_text(word, "theme", empty=_("Please write a word first."))


def _cards_changed(theme: Theme) -> None:
    """Count the change on all photos that carry the theme, as their cards show it."""
    Photo.objects.filter(themed_photos__tag=theme).update(rev=F("rev") + 1)


def _exchange(actor: Actor, board: Board, theme: Theme, into: Theme) -> None:
    """Take the theme's cards off a board; where it has no card of `into`, that takes their places."""
    lying = list(
        Placement.objects.filter(board=board, theme=theme).select_related("cluster").order_by("copy")
    )
    has_other = Placement.objects.filter(board=board, theme=into).exists()
    steps = placing.unplace(board, lying)
    for copy, one in enumerate(() if has_other else lying):
        steps += placing.place_cards(board, one.cluster, [(Card(THEME, into.pk, copy), None)])
    gone = placing.remove_empty_piles(board, steps)
    entry = LogEntry(
        Kind.CARDS_MOVED, board=board, cluster=None, cards=placing.lines(steps), gone=gone, marked=[]
    )
    entry.record(actor)


def _offer(workshop: Workshop, names: Sequence[str]) -> LogEntry:
    """Offer these words: the themes of the workshop that mean the same, and new ones."""
    themes = Theme.objects.filter(workshop=workshop)
    keys = {name: theme_keys(name) for name in names}
    there = {theme.key: theme for theme in themes.filter(key__in=set().union(*keys.values()))}
    found = {name: there[key] for name in names for key in reversed(keys[name]) if key in there}
    missing = [starter_theme(workshop.pk, name) for name in names if name not in found]
    if themes.count() + len(missing) > MOST_IN_A_WORKSHOP:
        raise NotNow(_("The room has as many words as it can hold. Please choose one of them."))
    themes.filter(pk__in=[theme.pk for theme in found.values()]).update(is_starter=True)
    made = Theme.objects.bulk_create(missing)
    return LogEntry(Kind.STARTERS_CHANGED, themes=[theme.pk for theme in [*found.values(), *made]])
