"""The secret link: made, renewed and taken back."""

from places.codes import new_token
from places.enums import Kind, Verb
from places.exhibition.models import ShareLink
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.SHARE_VISION)
def make_link(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Make the link under which people outside read the vision; where there is one, it gets another token."""
    link, is_new = ShareLink.objects.get_or_create(workshop=workshop)
    if not is_new:
        link.token = new_token()
        link.save()
    return LogEntry(Kind.LINK_MADE, renewed=not is_new)


@action(Verb.CHANGE_WORKSHOP)
def revoke_link(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry | Activity:
    """Take the link back, at any stage: nobody reads anything under it from now on."""
    ShareLink.objects.filter(workshop=workshop).delete()
    return LogEntry(Kind.LINK_REVOKED)
