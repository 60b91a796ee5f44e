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
