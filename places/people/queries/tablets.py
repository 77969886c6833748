"""Tables' shared devices."""

from places.people.models import Tablet


def token_of(tablet_id: int) -> str:
    """Return the token that a device's session holds; empty when the device has stopped meanwhile."""
    return Tablet.objects.filter(pk=tablet_id).values_list("token", flat=True).first() or ""
