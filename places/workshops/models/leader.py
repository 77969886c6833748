"""Leader: a signed-in person who runs workshops."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models


class LeaderManager(BaseUserManager["Leader"]):
    """Makes leaders by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Leader":
        """Create a leader. Without a password nobody can sign in with one until it is set."""
        leader = self.model(email=self.normalize_email(email).lower(), **fields)
        leader.set_password(password)
        leader.save(using=self._db)
        return leader

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Leader":
        """Create a leader who may also see every place (Django's createsuperuser calls this)."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Leader":
        """Find a leader by e-mail address in any case."""
        return self.get(email__iexact=username or "")


class Leader(AbstractBaseUser, PermissionsMixin):
    """Signs in with an e-mail address and a password; leads the workshops of the places they belong to."""

    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[LeaderManager] = LeaderManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.first_name or self.email
