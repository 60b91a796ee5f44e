"""Closed lists of this domain that no administrator changes; dated words live in organisations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ShiftState(TextChoices):
    """Where a shift is between plan and end."""

    PLANNED = "planned", _("planerat")
    RUNNING = "running", _("pågår")
    CLOSED = "closed", _("avslutat")
    CANCELLED = "cancelled", _("inställt")


class Partner(TextChoices):
    """Who came along from outside; a fact, never a user."""

    NONE = "none", _("Ingen")
    POLICE = "police", _("Polisen")
    MUNICIPALITY = "municipality", _("Annan kommun")
    CIVIL_SOCIETY = "civil_society", _("Frivilligorganisation")
    LICENSING = "licensing", _("Tillståndsenheten")
    OTHER = "other", _("Annan")


class Risk(TextChoices):
    """What may happen, known before the shift."""

    NONE_KNOWN = "none_known", _("Inga kända")
    THREAT = "threat", _("Hot från köpare, hallick eller andra")
    RECOGNISED = "recognised", _("Vi kan bli igenkända")
    DRUGS = "drugs", _("Påverkade personer")
    REMOTE = "remote", _("Avskild plats")
    INDOORS = "indoors", _("Inomhus, få utgångar")
    COLD = "cold", _("Väder och mörker")


class WayOut(TextChoices):
    """How to leave if it turns bad."""

    TOGETHER = "together", _("Vi går tillsammans, på given signal")
    CAR = "car", _("Bilen står nära")
    PUBLIC_PLACE = "public_place", _("Till en plats med folk")
    POLICE_NEAR = "police_near", _("Polisen är med")
    LOG_OFF = "log_off", _("Vi loggar ut")


class ContactFunction(TextChoices):
    """Which function knows where the workers are."""

    LEAD = "lead", _("Enhetschefen")
    COLLEAGUE = "colleague", _("En kollega på mottagningen")
    SOCIAL_EMERGENCY = "social_emergency", _("Socialjouren")
    POLICE = "police", _("Polisens yttre befäl")


class Transport(TextChoices):
    """How the workers get there and back."""

    FOOT = "foot", _("Till fots")
    CAR = "car", _("Bil")
    PUBLIC = "public", _("Kollektivtrafik")
    POLICE_CAR = "police_car", _("Polisens bil")
    NOT_NEEDED = "not_needed", _("Behövs inte")


class Debrief(TextChoices):
    """What the workers need when the shift is over."""

    DONE = "done", _("Vi har pratat igenom passet")
    TOMORROW = "tomorrow", _("Vi pratar i morgon")
    LEAD = "lead", _("Jag vill prata med chefen")
    SUPERVISION = "supervision", _("Det här tar vi i handledningen")


class Offer(TextChoices):
    """What can be offered at a meeting."""

    TALK = "talk", _("Stödsamtal")
    RECEPTION = "reception", _("Kontakt med mottagningen")
    HEALTH = "health", _("Hälsomottagning")
    ACCOMPANY = "accompany", _("Att följa med")
    PROTECTION = "protection", _("Skyddat boende")
    RIGHTS = "rights", _("Information om rättigheter")
    CARD = "card", _("Kort med telefonnummer")
    SHORT_SERIES = "short_series", _("Kort samtalsserie")


class IncidentKind(TextChoices):
    """What happened to a worker."""

    THREAT = "threat", _("Hot")
    VIOLENCE = "violence", _("Våld")
    FOLLOWED = "followed", _("Förföljd eller fotograferad")
    ACCIDENT = "accident", _("Olycka")
    OTHER = "other", _("Annat")


class CampaignKind(TextChoices):
    """What is handed out or sent."""

    CARD = "card", _("Kort")
    ECARD = "ecard", _("Elektroniskt kort")


class HeldReason(TextChoices):
    """Why a packet from a phone waits for a person to decide."""

    OTHER_SENDER = "other_sender", _("Skickat med en annan inloggning")
    SHIFT_CLOSED = "shift_closed", _("Passet var avslutat")
    MEMBERSHIP_ENDED = "membership_ended", _("Uppdraget i enheten hade upphört")
    UNKNOWN_VERSION = "unknown_version", _("Okänd version av formuläret")
    CONFLICT = "conflict", _("Samma möte finns med annat innehåll")
    REFUSED = "refused", _("Uppgifterna gick inte att spara")


class HeldDecision(TextChoices):
    """What a person decided about a held packet."""

    SAVED = "saved", _("Sparat som möte")
    REPLACED = "replaced", _("Ersatte det som fanns")
    DISCARDED = "discarded", _("Kastat")
