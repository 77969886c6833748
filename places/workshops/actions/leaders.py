"""Leaders' accounts, made by the server's administrator; leaders sign in by a one-time link or a password."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from places.database.writing import written
from places.errors import Unclear
from places.texts import require_text
from places.workshops.models.leader import Leader

FIRST_LEADER = "leader@placeness.local"  # the account of the person who starts the server
LONGEST_ADDRESS = 254  # letters, as RFC 5321 and the column allow


@written
def make_account(account: Leader) -> Leader:
    """Store a new account that has its password already, and return it. Raises `Unclear` for a known address."""
    if Leader.objects.filter(email__iexact=account.email).exists():
        raise Unclear(_("This address has an account here. Sign in with it first."))
    account.save()
    return account


@written
def make_leader(*, email: str, first_name: str = "") -> int:
    """Return the id of the leader with this e-mail address, made without a password when there was none.

    A given first name replaces the old one. Raises `Unclear` when the address cannot be one.
    """
    try:
        validate_email(email.strip())
        MaxLengthValidator(LONGEST_ADDRESS)(email.strip())
    except ValidationError as error:
        raise Unclear(_("This does not look like an e-mail address.")) from error
    name = require_text(first_name, "first_name")
    leader = Leader.objects.filter(email__iexact=email.strip()).first()
    if leader is None:
        return Leader.objects.create_user(email.strip(), first_name=name).pk
    if name and name != leader.first_name:
        leader.first_name = name
        leader.save(update_fields=["first_name"])
    return leader.pk
