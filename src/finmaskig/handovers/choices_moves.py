"""The words for states, parties and reasons of handovers; the lists themselves stand in rules."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import rules


class State(TextChoices):
    """Where a handover stands."""

    PROPOSED = rules.PROPOSED, _("Väntar på svar")
    SEEN = rules.SEEN, _("Sett, väntar på svar")
    ACCEPTED = rules.ACCEPTED, _("Mottaget")
    RECEIPTED = rules.RECEIPTED, _("Kvitterat")
    MET = rules.MET, _("Första mötet har varit")
    CONCLUDED = rules.CONCLUDED, _("Klart")
    DECLINED = rules.DECLINED, _("Togs inte emot")
    WITHDRAWN = rules.WITHDRAWN, _("Taget tillbaka")
    EXPIRED = rules.EXPIRED, _("Fick inget svar")


class ReceiverKind(TextChoices):
    """How the receiver gets what is sent."""

    UNIT = rules.UNIT, _("En enhet i Finmaskig")
    PAPER = rules.PAPER, _("Paket på papper")


class Matter(TextChoices):
    """What it is about: it decides how soon somebody must answer."""

    ACUTE = rules.ACUTE, _("Akut skydd")
    TRAFFICKING = rules.TRAFFICKING, _("Misstanke om människohandel")
    CHILD = rules.CHILD, _("Ett barn")
    SUPPORT = rules.SUPPORT, _("Stöd som fortsätter")


class Age(TextChoices):
    """All that a preview says about who it is."""

    CHILD = rules.CHILD, _("Barn")
    ADULT = rules.ADULT, _("Vuxen")
    UNKNOWN = rules.UNKNOWN, _("Vi vet inte")


class Afterwards(TextChoices):
    """What becomes of the sender's own contact after a yes."""

    CLOSE = rules.TO_CLOSE, _("Avslutas som överlämnad")
    GO_ON = rules.TO_GO_ON, _("Fortsätter, men ansvaret ligger hos mottagaren")


class DeclineReason(TextChoices):
    """Why a receiver does not take over."""

    NOT_OURS = "not_ours", _("Det är inte vår uppgift")
    NO_ROOM = "no_room", _("Vi hinner inte i tid")
    WRONG_PLACE = "wrong_place", _("Någon annan ansvarar för platsen")
    KNOWS_PERSON = "knows_person", _("Vi kan vara jäviga")
    OTHER = "other", _("Något annat")


class WithdrawReason(TextChoices):
    """Why a sender takes a proposal back."""

    PERSON_CHANGED = "person_changed", _("Personen vill inte längre")
    SITUATION_CHANGED = "situation_changed", _("Läget är ett annat")
    WRONG_RECEIVER = "wrong_receiver", _("Fel mottagare")
    OTHER = "other", _("Något annat")


RECEIVER_CLOSED = "receiver_closed"
REASONS = {
    **dict(DeclineReason.choices),
    **dict(WithdrawReason.choices),
    RECEIVER_CLOSED: _("Mottagaren har lagts ner"),
}
"""Every reason that a handover can end without a yes, in words."""


class Outcome(TextChoices):
    """What came of it, as the receiver knows it."""

    SUPPORTED = "supported", _("Personen får stöd hos oss")
    INQUIRY = "inquiry", _("Nämnden utreder eller har beviljat bistånd")
    MOVED_ON = "moved_on", _("Någon annan har tagit över sedan")
    SAID_NO = "said_no", _("Personen tackade nej")
    NOT_REACHED = "not_reached", _("Vi nådde aldrig personen")
    UNKNOWN = "unknown", _("Vi vet inte")
