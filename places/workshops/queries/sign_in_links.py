"""One-time sign-in links of leaders: signed, good for 12 hours, used up by the first sign-in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from places.workshops.models.leader import Leader

HOURS = 12
_SALT = "places.sign-in"


def _state(leader: Leader) -> str:
    """Return what changes with each sign-in and each new password, so that older links no longer fit."""
    seen = leader.last_login.isoformat() if leader.last_login else ""
    return salted_hmac(_SALT, f"{leader.pk}:{seen}:{leader.password}", algorithm="sha256").hexdigest()[:32]


def sign_in_link(leader_id: int) -> str:
    """Return the full address at which this leader can sign in once, within 12 hours, without a password."""
    leader = Leader.objects.get(pk=leader_id)
    token = signing.dumps([leader.pk, _state(leader)], salt=_SALT)
    return f"{settings.PUBLIC_URL}{reverse('enter-token', args=[token])}"


def leader_by_link(token: str) -> Leader | None:
    """Return the leader whose unused, unexpired link carries `token`, or None."""
    try:
        leader_id, state = signing.loads(token, salt=_SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    leader = Leader.objects.filter(pk=leader_id, is_active=True).first()
    return leader if leader and _state(leader) == state else None
