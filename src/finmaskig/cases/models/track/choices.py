"""Closed lists of the coordination track that no administrator changes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules


class Queue(TextChoices):
    """Who looks after the person's way through the authorities."""

    ADULTS = track_rules.ADULTS, _("Vuxna")
    CHILDREN = track_rules.CHILDREN, _("Barn och unga")


class Stage(TextChoices):
    """The six steps of the national manual."""

    IDENTIFICATION = track_rules.IDENTIFICATION, _("Identifiering")
    ACUTE = track_rules.ACUTE, _("Akut skydd")
    INITIAL = track_rules.INITIAL, _("Inledande stöd")
    LONG_TERM = track_rules.LONG_TERM, _("Långsiktigt stöd")
    PROCEEDINGS = track_rules.PROCEEDINGS, _("Rättsprocess")
    RETURN = track_rules.RETURN, _("Tryggt återvändande")


class StageState(TextChoices):
    """How far one of the six steps has come."""

    WAITING = track_rules.WAITING, _("Inte påbörjat")
    RUNNING = track_rules.RUNNING, _("Pågår")
    DONE = track_rules.DONE, _("Klart")
    NOT_RELEVANT = track_rules.NOT_RELEVANT, _("Inte aktuellt")


class Applicant(TextChoices):
    """Who applies for a permit."""

    SOCIAL_BOARD = "social_board", _("Socialnämnden")
    LEAD_INVESTIGATOR = "lead_investigator", _("Förundersökningsledaren")
    SELF = "self", _("Personen själv")
    COUNSEL = "counsel", _("Ombud")


class Outcome(TextChoices):
    """What an application came to."""

    GRANTED = track_rules.GRANTED, _("Beviljad")
    REFUSED = track_rules.REFUSED, _("Avslagen")


class PermitKind(TextChoices):
    """What a permit is for."""

    REFLECTION = track_rules.REFLECTION, _("Betänketid")
    PROCEEDINGS = track_rules.FOR_PROCEEDINGS, _("Förundersökning och rättegång")
    OTHER = "other", _("Annat uppehållstillstånd")


class Children(TextChoices):
    """Whether children go along to protected housing, and on what ground."""

    NONE = "", _("Inga barn")
    CONSENT = "consent", _("Alla vårdnadshavare samtycker")
    URGENT = "urgent", _("Omedelbar insats utan samtycke")


class RightState(TextChoices):
    """How it stands with one right."""

    OPEN = track_rules.OPEN, _("Inte klart")
    DONE = track_rules.DONE, _("Klart")
    DECLINED = track_rules.DECLINED, _("Tackade nej")
    NOT_RELEVANT = track_rules.NOT_RELEVANT, _("Inte aktuellt")


class Ground(TextChoices):
    """The law that a cost was decided under."""

    SUPPORT = "sol-11-1", _("11 kap. 1 § SoL")
    MONEY = "sol-12-1", _("12 kap. 1 § SoL")
    YOUNG = "lvu", _("LVU")
    ADDICTION = "lvm", _("LVM")


class ReturnGround(TextChoices):
    """Who can go home with the return programme."""

    VICTIM = "victim", _("Utsatt för människohandel eller misstänkt utsatt")
    PROSTITUTION = "foreign_prostitution", _("Utländsk medborgare i prostitution")


class HourCategory(TextChoices):
    """What a coordinator's hours went to: the three tasks of the assignment."""

    COOPERATION = "cooperation", _("Samverkan")
    METHOD = "method", _("Metodstöd och utbildning")
    CASE = "case", _("Individärenden")


class YesNo(TextChoices):
    """Yes, no, or not asked yet."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")
