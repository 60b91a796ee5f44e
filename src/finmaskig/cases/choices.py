"""Closed lists of this domain that no administrator changes; dated words live in organisations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules


class Mode(TextChoices):
    """How a contact is documented."""

    ADVICE = rules.ADVICE, _("Rådgivning")
    SUPPORT = rules.SUPPORT, _("Stöd utan behovsprövning")
    FILE_ELSEWHERE = rules.FILE_ELSEWHERE, _("Akt i annat system")
    COORDINATION = rules.COORDINATION, _("Samordning")


class Kind(TextChoices):
    """Who gets support."""

    OWN = rules.OWN, _("Egen erfarenhet")
    BUYER = rules.BUYER, _("Köper sex")
    RELATIVE = rules.RELATIVE, _("Anhörig")
    PROFESSIONAL = rules.PROFESSIONAL, _("Yrkesverksam")


class Form(TextChoices):
    """One person, or two together."""

    INDIVIDUAL = rules.INDIVIDUAL, _("Enskilt")
    COUPLE = rules.COUPLE, _("Par")


class Origin(TextChoices):
    """What a contact was opened from."""

    NONE = "", _("Öppnad för sig")
    ENCOUNTER = "encounter", _("Ett möte i ett pass")
    HANDOVER = "handover", _("Ett överlämnande")


class Again(TextChoices):
    """Whether we may be in touch again."""

    YES = "yes", _("Ja, gärna")
    NO = "no", _("Nej")


class Occasion(TextChoices):
    """When the voluntary questions are asked."""

    START = rules.START, _("Början")
    MIDWAY = rules.MIDWAY, _("På vägen")
    AFTER = rules.AFTER, _("Efteråt")
    FOLLOW_UP = rules.FOLLOW_UP, _("Uppföljning")


class How(TextChoices):
    """How somebody was linked onwards."""

    TOLD = rules.TOLD, _("Berättade")
    INTRODUCED = rules.INTRODUCED, _("Ringde eller presenterade")
    ACCOMPANIED = rules.ACCOMPANIED, _("Följde med")


class LinkEnd(TextChoices):
    """How a linking ended."""

    CAME = rules.CAME, _("Kom")
    DID_NOT_COME = rules.DID_NOT_COME, _("Kom inte")
    UNKNOWN = rules.LINK_UNKNOWN, _("Vi vet inte")


class Who(TextChoices):
    """Who takes a step of a plan."""

    PERSON = rules.PERSON, _("Jag själv")
    WE = rules.WE, _("Vi på mottagningen")
    OTHER = rules.OTHER, _("Någon annan")
