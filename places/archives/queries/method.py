"""The method of a workshop in an archive."""

from places.archives.queries.room import Record
from places.facilitation.models import WorkshopMethod


def method(workshop_id: int) -> Record:
    """Return the id of the shipped method that was chosen, or the document of one that a leader brought. One query."""
    row = WorkshopMethod.objects.filter(workshop_id=workshop_id).first()
    return {"shipped": row.shipped if row else "", "own": row.document if row else None}
