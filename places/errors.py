"""Refusals: what the room may not do just now, said in a plain sentence.

Every refusal carries the sentence that the person reads (a lazy translation) and an HTTP status. Views do
not catch them: `places.web.refusals` turns them into a page, a fragment or JSON.
"""

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Refusal(Exception):
    """A kind no. `sentence` is shown to the person; `status` is the HTTP status of the answer."""

    status = 422
    sentence: Sentence = _("That did not work. Please try again.")

    def __init__(self, sentence: Sentence | None = None, /, **details: Any) -> None:
        self.sentence = sentence or self.sentence
        self.details = details
        super().__init__(str(self.sentence))


class Missing(Refusal):
    """Nothing here by that address for this person: the same answer for hidden, foreign and unknown."""

    status = 404
    sentence = _("We could not find that page.")


class Outside(Missing):
    """404 for people outside the workshop. By `reason` the page's scripts offer to join or return."""

    def __init__(self) -> None:
        super().__init__(reason="outside")


class SomebodyElse(Refusal):
    """What was sent waited on a device for one person, and another person uses the device now."""

    status = 403
    sentence = _("Somebody else is using this device now. This waits here for the person it belongs to.")

    def __init__(self) -> None:
        super().__init__(reason="person")


class NoLongerHere(Outside):
    """The browser's person was taken out of this workshop, or its device's table removed.

    `join` is the address at which they may join again; empty where joining is closed.
    """

    sentence = _(
        "You are no longer in this room on this device. "
        "If you think that is a mistake, ask the person who runs the room."
    )

    def __init__(self, join: str = "") -> None:
        super().__init__()
        self.details["join"] = join


class PersonErased(NoLongerHere):
    """The browser's person was erased from this workshop, by themselves or by a leader."""

    sentence = _(
        "What you brought to this room has been erased, and your name too. "
        "If you did not ask for this, talk to the person who runs the room."
    )


class WorkshopDeleted(Refusal):
    """410 for those who belong to a workshop that was deleted; others get `Outside`.

    `until` is the time until which a leader can undo it, None when nobody can; `leads` whether this is a leader of it.
    """

    status = 410
    sentence = _("This workshop has been deleted.")

    def __init__(self, until: datetime | None = None, *, leads: bool = False) -> None:
        super().__init__(reason="room", until=until, leads=leads)


class NotNow(Refusal):
    """The stage or the role does not allow the act."""

    status = 409
    sentence = _("The room is not doing this just now.")


class NotYours(Refusal):
    """The actor's role may not do this."""

    status = 403
    sentence = _("Only the people who run the room can do this.")


class SignedOut(Refusal):
    """What was sent needs a leader, and nobody is signed in. `door` is the address of the sign-in page."""

    status = 403
    sentence = _("You are signed out, so this was not done. Please sign in again, then try once more.")

    def __init__(self, door: str) -> None:
        super().__init__(door=door)


class Stale(Refusal):
    """A conflict: the card or text has changed since the page was read. `details` hold the present."""

    status = 409
    sentence = _("Somebody changed this just now. Look again, and try once more.")


class Unclear(Refusal):
    """The input cannot be used; the sentence has what to change."""

    status = 422


class TooMany(Refusal):
    """A limit of count or pace is reached."""

    status = 429
    sentence = _("That was a lot of tries. Please wait a few minutes, then try again.")


class NoRoom(Refusal):
    """The disk's reserve is reached: uploads are refused, other requests accepted."""

    status = 507
    sentence = _("The storage is full. Please tell the person who runs the room.")


class DiskFull(NoRoom):
    """The disk is full: what was sent just now is not kept, and can be sent again."""

    sentence = _("This was not saved: the storage is full. Please tell the person who runs the room.")


class NotSaved(Refusal):
    """The storage does not take anything just now: what was sent is not kept, and can be sent again."""

    status = 503
    sentence = _("This was not saved: the storage does not answer. Please try again in a moment.")


class PicturesAway(Refusal):
    """The store of pictures does not answer: what needs a picture can be asked for again."""

    status = 503
    sentence = _("The pictures cannot be fetched just now. Please try again in a moment.")


class NotReached(Refusal):
    """The storage does not answer just now, so that a page cannot be shown."""

    status = 503
    sentence = _("We cannot reach the storage just now. What you have saved is safe. Try again in a moment.")


class Busy(Refusal):
    """The queue of pictures is full; the phone tries again by itself."""

    status = 503
    sentence = _("Many pictures are on their way just now. Yours will be tried again in a moment.")


class PictureRefused(Refusal):
    """The bytes are not a picture that can be stored. The sentence has the reason and a remedy."""

    status = 422
    sentence = _(
        "This file is not a picture we can open. Please choose a photo (JPEG, PNG, WebP, GIF, HEIC or AVIF)."
    )
