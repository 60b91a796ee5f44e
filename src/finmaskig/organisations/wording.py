"""What the lists of words, and the events of the log, are called."""

from django.utils.translation import gettext_lazy as _

RESPONSIBILITY = _(
    "Våra enheter ersätter inte det ansvar som socialnämnden, polisen, hälso- och sjukvården "
    "och andra myndigheter har enligt lag."
)
"""The fixed sentence on every paper that goes to somebody else's desk."""

LISTS = {
    "age_band": _("Ålder"),
    "answer": _("Svar på erbjudandet"),
    "arena_group": _("Slag av arena"),
    "case_outcome": _("Hur det gick"),
    "case_reach": _("Så når vi personen"),
    "case_way_in": _("Väg in till stödet"),
    "child_band": _("Barnens ålder"),
    "closing_reason": _("Varför kontakten avslutas"),
    "compensation": _("Slag av ersättning"),
    "concern": _("Oro"),
    "condition": _("Villkor för insatser"),
    "could_not_reason": _("Varför stöd inte kunde erbjudas"),
    "daypart": _("Tider på dygnet"),
    "encounter_kind": _("Personen är"),
    "exploitation": _("Former av utnyttjande"),
    "help_given": _("Hjälp som gavs"),
    "interpreter": _("Tolk"),
    "language": _("Språk"),
    "level": _("Måste, erbjud, kan"),
    "need": _("Behov"),
    "need_area": _("Områden av behov"),
    "own_reason": _("Egna skäl"),
    "problem": _("Det handlar om"),
    "protective_factor": _("Det som skyddar"),
    "receiver": _("Mottagare"),
    "residence": _("Hemkommun, utöver kommunerna"),
    "risk_factor": _("Det som gör det svårare"),
    "role": _("Roller"),
    "served": _("Andra som enheter är till för"),
    "sex": _("Kön"),
    "shift_kind": _("Slag av pass"),
    "side": _("Utsatta eller köpare"),
    "sign": _("Tecken på människohandel"),
    "sought_help": _("Har sökt hjälp tidigare"),
    "sought_help_at": _("Var hjälp söktes"),
    "stage_of_change": _("Var i förändringen"),
    "stay": _("Rätt att vistas här"),
    "strength": _("Styrkor"),
    "talk_form": _("Samtalets form"),
    "term": _("Ord i texter"),
    "trafficking": _("Hur tydliga tecknen är"),
    "track_authority": _("Myndigheter och aktörer i samordningen"),
    "track_board": _("Ansvarig nämnd"),
    "track_event": _("Händelser i samordningen"),
    "track_function": _("Funktioner i samordningen"),
    "track_housing": _("Slag av skyddat boende"),
    "track_return_stop": _("Varför ett återvändande avbröts"),
    "treatment_area": _("Områden att prata om"),
    "weekday": _("Veckodagar"),
    "yes_no_unknown": _("Ja, nej, okänt"),
}

EVENTS = {
    "organisations.people_listed": _("Visade listan över medarbetare"),
    "organisations.person_seen": _("Visade en medarbetare"),
    "organisations.membership_chosen": _("Valde arbetsplats"),
    "organisations.membership_added": _("Gav en roll i en enhet"),
    "organisations.membership_ended": _("Avslutade en roll i en enhet"),
    "organisations.unit_changed": _("Ändrade en enhets telefon eller adress"),
    "organisations.hours_changed": _("Ändrade en enhets öppettider"),
    "organisations.agreement_added": _("Lade till ett avtal"),
    "organisations.agreement_ended": _("Avslutade ett avtal"),
    "organisations.word_changed": _("Ändrade ett ord"),
    "organisations.arena_added": _("Lade till en arena"),
    "organisations.arena_ended": _("Avslutade en arena"),
    "organisations.arena_noted": _("Ändrade vad en arenas siffror inte täcker"),
}


def list_name(words: str) -> str:
    """Return what a list of words is called; a new list shows its code."""
    return str(LISTS.get(words, words))
