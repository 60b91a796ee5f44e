"""Closed lists of consents and disclosures, in words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import grounds, parts


class Part(TextChoices):
    """What can be told."""

    CONTACT = parts.CONTACT, _("Att personen har kontakt med oss")
    REACH = parts.REACH, _("Hur personen kan nås tryggt")
    SITUATION = parts.SITUATION, _("Situationen")
    NEEDS = parts.NEEDS, _("Behoven, med egna ord")
    PLAN = parts.PLAN, _("Planen")
    TALK_DATES = parts.TALK_DATES, _("När vi har träffats")
    TALK_TEXTS = parts.TALK_TEXTS, _("Det vi har antecknat om samtalen")
    NET = parts.NET, _("Det som har fått nästa steg")
    SAFETY = parts.SAFETY, _("Hot och skydd")
    TRACK = parts.TRACK, _("Samordningen mellan myndigheter")
    SEEN = parts.SEEN, _("Det vi såg och hörde")
    PLACE = parts.PLACE, _("Var och när")


class ReceiverKind(TextChoices):
    """Who is told, when it is no unit of the directory."""

    UNIT = parts.UNIT, _("En enhet i katalogen")
    POLICE = parts.POLICE, _("Polisen")
    PROSECUTOR = parts.PROSECUTOR, _("Åklagare")
    SOCIAL_BOARD = parts.SOCIAL_BOARD, _("Socialnämnden")
    HEALTH_CARE = parts.HEALTH_CARE, _("Hälso- och sjukvården")
    MIGRATION_AGENCY = parts.MIGRATION_AGENCY, _("Migrationsverket")
    INSURANCE_AGENCY = parts.INSURANCE_AGENCY, _("Försäkringskassan")
    SHELTER = parts.SHELTER, _("Ett skyddat boende")
    SCHOOL = parts.SCHOOL, _("Skolan")
    ASSOCIATION = parts.ASSOCIATION, _("En förening")
    RELATIVE = parts.RELATIVE, _("En anhörig")
    OTHER = parts.OTHER, _("Någon annan")


class Way(TextChoices):
    """How it was told."""

    ORAL = parts.ORAL, _("Muntligt, på plats")
    PHONE = parts.PHONE, _("I telefon")
    PAPER = parts.PAPER, _("På papper")
    HANDOVER = parts.HANDOVER, _("I ett överlämnande")


class About(TextChoices):
    """What it was about."""

    CASE = parts.CASE, _("En stödkontakt")
    ENCOUNTER = parts.ENCOUNTER, _("Ett möte i ett pass")
    SHIFT = parts.SHIFT, _("Ett pass")
    UNIT_ONLY = parts.UNIT_ONLY, _("Något annat i enhetens arbete")


class GivenHow(TextChoices):
    """How somebody said yes."""

    ORAL = "oral", _("Muntligt")
    WRITTEN = "written", _("Skriftligt, och personen har papperet")
    SIGNED_HERE = "read", _("Läste texten och sa ja")


class Giver(TextChoices):
    """Who said yes."""

    PERSON = grounds.BY_PERSON, _("Personen själv, 18 år eller äldre")
    YOUNG = grounds.BY_YOUNG, _("Personen själv, 15–17 år")
    GUARDIAN = grounds.BY_GUARDIAN, _("Vårdnadshavare för ett barn")


class Decider(TextChoices):
    """Who decided, as a function and never a name."""

    PERSON = grounds.PERSON, _("Personen själv, genom samtycke")
    WORKER = grounds.WORKER, _("Medarbetaren")
    LEAD = grounds.LEAD, _("Enhetschefen")
    NEXT_LEAD = "next_lead", _("En annan enhets chef")


class State(TextChoices):
    """How far a disclosure has come."""

    PROPOSED = "proposed", _("Väntar på beslut")
    ALLOWED = "allowed", _("Får lämnas")
    MADE = "made", _("Lämnad")
    REFUSED = "refused", _("Ska inte lämnas")


class ConsentStatus(TextChoices):
    """How a consent stands."""

    VALID = grounds.VALID, _("Gäller")
    NOT_YET = grounds.NOT_YET, _("Börjar senare")
    EXPIRED = grounds.EXPIRED, _("Har gått ut")
    WITHDRAWN = grounds.WITHDRAWN, _("Återtaget")


GROUND_PROBLEMS = {
    grounds.UNKNOWN_GROUND: _("Grunden gäller inte i dag. Välj en annan."),
    grounds.NO_PARTS: _("Välj vad du berättar. Utan det går inget att lämna."),
    grounds.NO_RECEIVER: _("Välj vem som får veta det."),
    grounds.NO_CONSENT: _("Välj vilket samtycke du stöder dig på, eller ta emot ett nytt först."),
    grounds.CONSENT_NEEDS_CONTACT: _(
        "Det här gäller ingen stödkontakt, så samtycke går inte att välja. Välj en paragraf."
    ),
    grounds.NO_WEIGHING: _("Skriv hur du har vägt skälen. Den här grunden behöver det."),
    grounds.CONDITIONS: _("Läs villkoren och kryssa i att de stämmer, eller välj en annan grund."),
    grounds.WRONG_RECEIVER: _("Paragrafen gäller inte den mottagaren. Välj en annan grund."),
    grounds.NOT_A_CHILD: _("Paragrafen gäller bara den som är under 18 år. Välj en annan grund."),
    grounds.NOT_URGENT: _(
        "Paragrafen låter dig inte lämna först och skriva sedan. Fråga din chef."
    ),
    grounds.ALREADY_TOLD: _(
        "Här bestämmer chefen innan något sägs. Är det redan sagt, välj ”Utan stöd i lag”, "
        "så hjälper chefen dig vidare."
    ),
}

CONSENT_GAPS = {
    grounds.WITHDRAWN: _("Samtycket är återtaget. Fråga personen igen, eller välj en paragraf."),
    grounds.NOT_YET: _("Samtycket har inte börjat gälla. Vänta, eller ta emot ett nytt."),
    grounds.EXPIRED: _("Samtycket har gått ut. Fråga personen igen och ta emot ett nytt."),
    grounds.OTHER_PARTS: _(
        "Samtycket omfattar inte allt du har valt. Lämna mindre, eller fråga igen."
    ),
    grounds.OTHER_RECEIVER: _("Samtycket gäller en annan mottagare. Fråga personen igen."),
    grounds.OTHER_CASE: _("Samtycket hör till en annan kontakt. Välj ett som hör hit."),
}

CONSENT_PROBLEMS = {
    grounds.IN_FUTURE: _("Dagen har inte varit än. Välj i dag eller en tidigare dag."),
    grounds.ENDS_BEFORE: _("Sista dagen ligger före den dag samtycket gavs. Ändra en av dem."),
    grounds.TOO_LONG: _("Ett samtycke gäller i högst ett år. Välj en tidigare sista dag."),
    grounds.WRONG_GIVER: _(
        "Åldern i kontakten stämmer inte med vem som sa ja. Ändra det som är fel."
    ),
    grounds.NO_MATURITY: _("Skriv hur du såg att personen är mogen att bestämma det här."),
}
