"""The name and the definition of each figure about meetings and cards, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ENCOUNTERS = (
    _("Möten"),
    _(
        "Möten i fält, inte personer: den som möttes tre gånger räknas tre gånger. Två rader som "
        "lagts ihop är ett möte. Möten som har gallrats räknas med utifrån det som sparades."
    ),
)
EXPOSED = (
    _("Möten med utsatta"),
    _("Möten med någon som är utsatt i prostitution. Samma person kan räknas flera gånger."),
)
YOUTH_AT_RISK = (
    _("Möten med unga i riskmiljö"),
    _("Möten med någon som bedömdes vara ung i en riskmiljö."),
)
RELATIVES = (_("Möten med anhöriga"), _("Möten med någon som är anhörig."))
OFFERED = (
    _("Erbjöds stöd"),
    _(
        "Möten där stöd erbjöds och personen svarade ja, nej eller senare. Andelen räknas av alla "
        "möten. Möten utan noterat svar räknas inte som erbjudna."
    ),
)
ACCEPTED = (_("Tackade ja"), _("Möten där personen tackade ja till det som erbjöds."))
DECLINED = (
    _("Tackade nej"),
    _("Möten där stöd erbjöds och personen tackade nej. Ett nej är också ett svar."),
)
COULD_NOT = (
    _("Kunde inte erbjudas"),
    _("Möten där stöd inte kunde erbjudas, till exempel för att personen gick."),
)
TALKED = (_("Stödsamtal på plats"), _("Möten där det blev ett stödsamtal direkt på platsen."))
PROTECTION = (_("Behov av skydd"), _("Möten där personen behövde skydd."))
NO_INTERPRETER = (
    _("Möten utan tolk"),
    _("Möten där tolk behövdes men ingen fanns."),
)
BUYERS = (
    _("Möten med köpare"),
    _(
        "Möten med någon som misstänks köpa sexuella tjänster, räknade utan uppgift om vem. Visar "
        "efterfrågan så som vi möter den: mer arbete hittar fler. Läs talet tillsammans med "
        "antalet pass."
    ),
)
CHILDREN = (
    _("Möten med barn"),
    _(
        "Möten med någon under 18 år. Den som har fyllt 18 är vuxen. Den som kan vara barn räknas "
        "som okänd ålder. Målet är noll, men ett lågt tal kan också betyda att vi inte hittar dem."
    ),
)
EXPOSED_CHILDREN = (
    _("Möten med utsatta barn"),
    _("Möten med någon under 18 år som är utsatt i prostitution."),
)
BUYER_CHILDREN = (
    _("Möten med köpare under 18 år"),
    _("Möten med någon under 18 år som misstänks köpa sexuella tjänster. De är också barn."),
)
NATIONAL = (
    _("Utsatta, nationella kategorier"),
    _(
        "Möten med utsatta efter barn eller vuxen, kön, form av utnyttjande och var de bor. Ett "
        "möte kan ha flera former. Det som inte är noterat är en egen grupp."
    ),
)
TRAFFICKING = (
    _("Tecken på människohandel"),
    _(
        "Möten där vi misstänkte eller tydligt såg tecken på människohandel. Mer kunskap gör att "
        "fler tecken upptäcks."
    ),
)
SUGAR_DATING = (_("Sugardejting"), _("Möten där det handlade om sugardejting."))
SELF_HARM = (
    _("Sex som självskadebeteende"),
    _("Möten där det handlade om sex som självskadebeteende."),
)
JOINT_MET = (
    _("Möten tillsammans med polisen"),
    _("Möten i pass där polisen var med. Samma person kan räknas flera gånger."),
)
JOINT_EXPOSED = (
    _("Utsatta som möttes tillsammans med polisen"),
    _("Möten med utsatta i pass där polisen var med."),
)
JOINT_BUYERS = (
    _("Köpare som möttes tillsammans med polisen"),
    _("Möten med misstänkta köpare i pass där polisen var med."),
)
JOINT_OFFERED = (
    _("Erbjöds stöd tillsammans med polisen"),
    _("Möten i pass där polisen var med, där stöd erbjöds och personen svarade."),
)
JOINT_EXPOSED_CHILDREN = (
    _("Utsatta barn som möttes tillsammans med polisen"),
    _("Möten med utsatta under 18 år i pass där polisen var med."),
)
JOINT_BUYER_CHILDREN = (
    _("Köpare under 18 år som möttes tillsammans med polisen"),
    _("Möten med misstänkta köpare under 18 år i pass där polisen var med."),
)
CARDS = {
    "handed_out": (_("Utdelade kort"), _("Kort som delades ut eller skickades.")),
    "answered": (_("Besvarade kort"), _("Kort som någon svarade på.")),
    "contact": (_("Kort som ledde till kontakt"), _("Kort som ledde till en kontakt.")),
}
