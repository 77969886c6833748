"""What pages say of the installation: the legal ground, how long things are kept, whom to ask."""

from dataclasses import dataclass

from django import template
from django.conf import settings

register = template.Library()


@dataclass(frozen=True)
class Installation:
    """Settings of this installation that people read about. `decision` holds everything, "" when none does."""

    is_public_task: bool
    days_kept: int
    days_unused: int
    decision: str
    responsible: str
    address: str
    contact: str


@register.simple_tag
def installation() -> Installation:
    """Return the facts: `{% installation as here %}`."""
    return Installation(
        is_public_task=settings.LEGAL_GROUND == "public-task",
        days_kept=settings.DAYS_KEPT,
        days_unused=settings.DAYS_UNUSED,
        decision=settings.HOLD_DECISION,
        responsible=settings.RESPONSIBLE,
        address=settings.PUBLIC_URL,
        contact=settings.CONTACT,
    )
