"""ShareLink: the secret address under which people outside read a workshop's vision."""

from django.db import models

from places.codes import new_token
from places.workshops.models.workshop import Workshop


class ShareLink(models.Model):
    """The one link of a workshop; taken back, the row is gone, and renewed, it has another token.

    The token is stored as it is and not as a hash: leaders see the link and its QR code again whenever they come
    back, and who can read this table can also read all that the link shows.
    """

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="share_link")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"link of {self.workshop_id}"
