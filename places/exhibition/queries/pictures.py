"""Whether a picture may be shown to people outside."""

from places.photos.models import Photo
from places.vision.queries.evidence_photos import voices_of


def is_shared(workshop_id: int, key: str) -> bool:
    """Whether this workshop has a picture with this key that may be shown outside now. Two queries at most."""
    found = (
        Photo.objects.filter(workshop_id=workshop_id, key=key).exclude(key="").values_list("pk", flat=True)
    )
    return any(voice.shareable for voice in voices_of(found[:1]).values())
