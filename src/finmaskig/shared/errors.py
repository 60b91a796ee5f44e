"""Errors a person meets: what happened, then what to do."""

from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A refusal with a sentence for the user and an HTTP status.

    Subclass it once for each cause, in the module that raises it.
    """

    status: int = HTTPStatus.CONFLICT

    def __init__(self, message: str | Promise) -> None:
        """Keep the sentence that the user will read."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """The person may see this but not do that."""

    status = HTTPStatus.FORBIDDEN

    def __init__(self, message: str | Promise = "") -> None:
        """Keep the sentence, or say the general one."""
        super().__init__(message or _("Du kan se det här, men inte ändra det. Fråga din chef."))
