"""The user: an e-mail address to log in with, and a name that colleagues know."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.clock import now


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is always kept in lower case."""

    def create_user(
        self, *, email: str, name: str, service_number: str = "", password: str | None = None
    ) -> User:
        """Create a user; without a password nobody can log in until one is chosen."""
        user = self.model(
            email=email.strip().lower(),
            name=name.strip(),
            service_number=service_number.strip(),
            created_at=now(),
        )
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find the user by e-mail address, however it was typed."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A member of staff. What she may do is in her memberships, never here."""

    class Language(models.TextChoices):
        """The languages staff can read the program in."""

        SWEDISH = "sv", "Svenska"
        ENGLISH = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(
        _("e-postadress"),
        unique=True,
        error_messages={"unique": _("Det finns redan en användare med den e-postadressen.")},
    )
    name = models.CharField(
        _("namn"), max_length=80, help_text=_("Förnamn eller funktion, som kollegorna känner igen.")
    )
    service_number = models.CharField(_("tjänstenummer"), max_length=20, blank=True)
    language = models.CharField(
        _("språk"), max_length=2, choices=Language.choices, default=Language.SWEDISH
    )
    is_active = models.BooleanField(_("kan logga in"), default=True)
    created_at = models.DateTimeField(_("upplagd"))

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("användare")
        verbose_name_plural = _("användare")
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="accounts_user_email_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        """Return the name that colleagues know."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name for the page header."""
        return self.name
