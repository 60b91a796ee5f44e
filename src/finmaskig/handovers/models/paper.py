"""A handover on paper: its receipt, which the public process may answer, and its codes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import receipts
from finmaskig.handovers.models.handover import Handover
from finmaskig.shared.models import UUIDModel


class Receipt(UUIDModel):
    """Whether somebody outside has taken over. It says nothing of whom or from where.

    The public process may read and change these rows, and no other rows of this domain.
    """

    closes_at = models.DateTimeField(_("svar senast"))
    is_over = models.BooleanField(_("gäller inte längre"), default=False)
    answer = models.CharField(_("svar"), max_length=12, blank=True)
    answered_at = models.DateTimeField(_("besvarat"), null=True, blank=True)
    meeting = models.CharField(_("första mötet"), max_length=12, blank=True)

    class Meta:
        verbose_name = _("kvitto")
        verbose_name_plural = _("kvitton")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=receipts.ANSWERS) & Q(meeting__in=receipts.MEETINGS),
                name="handovers_receipt_answer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_at__lte=F("closes_at"))),
                name="handovers_receipt_is_given_in_time",
            ),
            models.CheckConstraint(
                condition=Q(meeting="") | Q(answer=receipts.RECEIVED),
                name="handovers_receipt_meets_only_who_was_received",
            ),
        ]

    def __str__(self) -> str:
        """Return the answer."""
        return self.answer

    @property
    def is_received(self) -> bool:
        """Tell whether somebody has taken over."""
        return self.answer == receipts.RECEIVED

    @property
    def is_refused(self) -> bool:
        """Tell whether they could not."""
        return self.answer == receipts.CANNOT

    @property
    def did_not_come(self) -> bool:
        """Tell whether the person did not come to the first meeting."""
        return self.meeting == receipts.DID_NOT_COME

    @property
    def is_booked(self) -> bool:
        """Tell whether a first meeting is booked."""
        return self.meeting == receipts.BOOKED


class ReceiptCode(UUIDModel):
    """The digest of a code that stands on a paper; each paper has a code of its own."""

    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="codes")
    digest = models.CharField(_("kod, oläslig"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("kvittokod")
        verbose_name_plural = _("kvittokoder")

    def __str__(self) -> str:
        """Return nothing that helps anybody."""
        return str(self.pk)


class Paper(UUIDModel):
    """Which receipt belongs to which handover. The public process cannot read it."""

    handover = models.OneToOneField(Handover, models.CASCADE, related_name="paper")
    receipt = models.OneToOneField(Receipt, models.CASCADE, related_name="paper")

    class Meta:
        verbose_name = _("paket på papper")
        verbose_name_plural = _("paket på papper")

    def __str__(self) -> str:
        """Return which handover it is."""
        return str(self.handover_id)
