"""A mark that is new after every change, so that what is kept in memory is never stale."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """The state of a part of the tables. The mark is random: a rolled back change leaves none."""

    DIRECTORY = "directory"
    WORDS = "words"
    SHIPPED = "shipped"

    name = models.CharField(_("del"), primary_key=True, max_length=20)
    mark = models.UUIDField(_("märke"), default=uuid4)

    def __str__(self) -> str:
        """Return the part."""
        return self.name

    @classmethod
    def current(cls, name: str) -> UUID | None:
        """Return the mark of a part, or nothing when it was never loaded."""
        return cls.objects.filter(name=name).values_list("mark", flat=True).first()

    @classmethod
    def renew(cls, name: str, mark: UUID | None = None) -> None:
        """Give a part a new mark, in the transaction of the change."""
        cls.objects.update_or_create(name=name, defaults={"mark": mark or uuid4()})
