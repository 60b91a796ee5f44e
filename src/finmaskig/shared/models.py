"""What many tables share."""

from uuid import uuid4

from django.db import models


class UUIDModel(models.Model):
    """A row whose id tells nothing, not even order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True
