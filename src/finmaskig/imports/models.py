"""What is remembered of files: how many rows, and keyed digests that recognise them. No content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.models import UUIDModel


class Kind(models.TextChoices):
    """What the rows of a file are."""

    SHIFTS = "shifts", _("pass")
    ENCOUNTERS = "encounters", _("möten")
    CONTACTS = "contacts", _("avslutade stödkontakter")


class Register(UUIDModel):
    """One unit's read rows; locked while rows are added, so that no row is added twice."""

    unit = models.OneToOneField(
        "organisations.Unit", on_delete=models.PROTECT, related_name="import_register"
    )

    class Meta:
        verbose_name = _("inlästa rader")
        verbose_name_plural = _("inlästa rader")

    def __str__(self) -> str:
        """Return the unit."""
        return str(self.unit_id)


class Batch(UUIDModel):
    """One time that rows were read in: how many, when and in whose name."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="batches")
    kind = models.CharField(_("vad"), max_length=12, choices=Kind.choices)
    read_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(_("inläst"))
    row_count = models.PositiveIntegerField(_("rader"))
    added_count = models.PositiveIntegerField(_("inlästa"))
    known_count = models.PositiveIntegerField(_("fanns redan"))
    faulty_count = models.PositiveIntegerField(_("gick inte att läsa in"))

    class Meta:
        verbose_name = _("inläsning")
        verbose_name_plural = _("inläsningar")
        ordering = ["-read_at"]

    def __str__(self) -> str:
        """Return its kind."""
        return self.kind


class KnownRow(UUIDModel):
    """A row that has been read in, recognised by keyed digests only."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(_("vad"), max_length=12, choices=Kind.choices)
    digest = models.CharField(_("radens kännetecken"), max_length=32)
    content = models.CharField(_("de lästa cellernas kännetecken"), max_length=32)
    whole = models.CharField(_("hela radens kännetecken"), max_length=32)

    class Meta:
        verbose_name = _("känd rad")
        verbose_name_plural = _("kända rader")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "kind", "digest"], name="imports_knownrow_is_read_once"
            ),
        ]

    def __str__(self) -> str:
        """Return its digest."""
        return self.digest


class KnownShift(UUIDModel):
    """By what a file's meetings find their shift: a digest of its number, or of its day and kind.

    The shift is a plain value, for it fades before this does.
    """

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="shifts")
    digest = models.CharField(_("passets kännetecken"), max_length=32)
    shift_id = models.UUIDField(_("pass"))
    made_for_meetings = models.BooleanField(_("gjort för inlästa möten"), default=False)

    class Meta:
        verbose_name = _("känt pass")
        verbose_name_plural = _("kända pass")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "digest", "shift_id"], name="imports_knownshift_is_known_once"
            ),
        ]

    def __str__(self) -> str:
        """Return its digest."""
        return self.digest


class Upload(UUIDModel):
    """A file that waits to be read in: sealed on disk for a day, with its key here."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("vad"), max_length=12, choices=Kind.choices)
    key = models.BinaryField(_("filens nyckel"))
    told = models.JSONField(_("mappning"), default=dict, blank=True)
    notices = models.JSONField(_("att veta om filen"), default=list, blank=True)
    row_count = models.PositiveIntegerField(_("rader"))
    uploaded_at = models.DateTimeField(_("lämnad"))

    class Meta:
        verbose_name = _("fil som väntar")
        verbose_name_plural = _("filer som väntar")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        """Return its kind."""
        return self.kind
