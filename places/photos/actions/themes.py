"""Themes: the words that people put on photos. One theme per workshop and folded spelling.

The words for a starter theme in all languages mean the same theme.
"""

from collections.abc import Iterable, Sequence

from django.utils.text import slugify
from django.utils.translation import gettext as _

from places.database.checkpoints import erase_for_good
from places.default_words import theme_keys
from places.enums import Kind, Verb
from places.errors import Missing, NotNow, Unclear
from places.photos.actions.own_cards import change_of, own_photo, save_card
from places.photos.models import Photo, Theme, ThemedPhoto
from places.rules import RUNNERS, Actor
from places.texts import key_of, require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

OWNERS_MOST = 5
MOST_ON_A_PHOTO = 10
MOST_IN_A_WORKSHOP = 500


@action(Verb.CHANGE_OWN)
def choose(
    workshop: Workshop, *, actor: Actor, photo_id: int, words: Iterable[str], key: str = ""
) -> LogEntry:
    """Make `words` (at most five) the themes that the owner has put on their own photo; others' stay.

    Raises Missing for a photo that is not the actor's own, Unclear for too many words or too long a word.
    """
    photo = own_photo(actor, photo_id)
    names = _names(words)
    if len(names) > OWNERS_MOST:
        raise Unclear(_("Please choose at most five."))
    chosen = _themes(workshop.pk, names)
    before = set(photo.themed_photos.values_list("tag_id", flat=True))
    photo.themed_photos.filter(added_by_id=actor.participant_id).exclude(tag__in=chosen).delete()
    _put(actor, photo, chosen)
    save_card(photo)
    after = set(photo.themed_photos.values_list("tag_id", flat=True))
    _forget_unused(before - after)
    return change_of(photo, Kind.PHOTO_CHANGED, themes=sorted(before ^ after))


@action(Verb.ADD_THEME)
def add(workshop: Workshop, *, actor: Actor, photo_id: int, word: str, key: str = "") -> LogEntry:
    """Put `word` on a photo of the wall; anyone may while the wall is open for it.

    Raises Missing for a photo the room does not see, Unclear for an empty, long or repeated word, NotNow
    at ten on one photo.
    """
    photo = Photo.objects.shown().filter(workshop=workshop, pk=photo_id).first()
    if photo is None:
        raise Missing
    name = require_text(word, "theme", empty=_("Please write a word first."))
    if photo.themed_photos.filter(tag__key__in=theme_keys(name)).exists():
        raise Unclear(_("This picture has that word already."))
    chosen = _themes(workshop.pk, [name])
    _put(actor, photo, chosen)
    save_card(photo)
    return LogEntry(Kind.THEME_ADDED, photo=photo.pk, themes=[t.pk for t in chosen])


@action(Verb.SEE_WALL)
def remove(workshop: Workshop, *, actor: Actor, photo_id: int, theme_id: int, key: str = "") -> LogEntry:
    """Take a theme off a photo: for its owner, for whoever put it there, and for those who run the room.

    Raises Missing when there is no such theme on the photo, or the actor is none of these.
    """
    put = ThemedPhoto.objects.select_related("content_object").filter(
        content_object__workshop=workshop, content_object=photo_id, tag=theme_id
    )
    found = put.first()
    if found is None or not _may_take(actor, found):
        raise Missing
    photo = found.content_object
    found.delete()
    save_card(photo)
    _forget_unused({theme_id})
    return LogEntry(Kind.THEME_REMOVED, photo=photo.pk, themes=[theme_id])


def _may_take(actor: Actor, put: ThemedPhoto) -> bool:
    if actor.role in RUNNERS:
        return True
    return actor.participant_id is not None and actor.participant_id in (
        put.added_by_id,
        put.content_object.participant_id,
    )


def _names(words: Iterable[str]) -> list[str]:
    """Return the words that are not empty, the first of those that mean the same theme."""
    names: dict[str, str] = {}
    for word in words:
        if name := require_text(word, "theme"):
            names.setdefault(min(theme_keys(name)), name)
    return list(names.values())


def _themes(workshop_id: int, names: Sequence[str]) -> list[Theme]:
    """Return the workshop's themes for these words, making those it lacks, in at most three queries."""
    known = Theme.objects.filter(workshop_id=workshop_id)
    keys = {name: theme_keys(name) for name in names}
    there = {theme.key: theme for theme in known.filter(key__in=set().union(*keys.values()))}
    found = {name: there[key] for name in names for key in reversed(keys[name]) if key in there}
    missing = [name for name in names if name not in found]
    if missing and known.count() + len(missing) > MOST_IN_A_WORKSHOP:
        raise NotNow(_("The room has as many words as it can hold. Please choose one of them."))
    made = [
        Theme(workshop_id=workshop_id, key=key_of(name), name=name, slug=_slug(key_of(name)))
        for name in missing
    ]
    found |= dict(zip(missing, Theme.objects.bulk_create(made), strict=True))
    return [found[name] for name in names]


def _forget_unused(taken_off: set[int]) -> None:
    """Delete themes that are on no photo and no board any more: they would count towards the workshop's limit."""
    if taken_off:
        unused = Theme.objects.filter(pk__in=taken_off, is_starter=False, themed_photos=None)
        unused.filter(placements=None).delete()
        erase_for_good()


def _slug(folded: str) -> str:
    return slugify(folded, allow_unicode=True)[:100]


def _put(actor: Actor, photo: Photo, chosen: list[Theme]) -> None:
    there = set(photo.themed_photos.values_list("tag_id", flat=True))
    fresh = [theme for theme in chosen if theme.pk not in there]
    if len(there) + len(fresh) > MOST_ON_A_PHOTO:
        raise NotNow(_("This picture has ten words already. That is as many as fit."))
    ThemedPhoto.objects.bulk_create(
        ThemedPhoto(tag=theme, content_object=photo, added_by_id=actor.participant_id) for theme in fresh
    )
