"""The doors of the start page: what each says, and which facts lie behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from finmaskig.pure.guidance.facts import Facts

Text = str | Promise
YOU = _("Är du under 18?")


@dataclass(frozen=True)
class Door:
    """One way in. The number is all that the address tells."""

    number: int
    title: Text
    text: Text
    heading: Text
    lead: Text
    facts: Facts
    young: Facts
    """The facts when the person is, or may be, under 18."""
    question: Text = YOU
    good_to_know: tuple[Text, ...] = ()
    at_work: bool = False
    """Whether it is for those who ask about somebody else in their work."""


DOORS = (
    Door(
        number=1,
        title=_("Jag har sex mot ersättning"),
        text=_("Stöd att må bättre, eller att sluta när du vill."),
        heading=_("Du kan få stöd, precis där du är"),
        lead=_("Du bestämmer vad du vill prata om och i vilken takt. Du måste inte vilja sluta."),
        facts=Facts(kind="exposed", event="met"),
        young=Facts(kind="exposed", event="met", may_be_child=True),
        good_to_know=(
            _("Det är inte ett brott att ta emot ersättning för sex."),
            _("Du kan få prata med någon, testa dig och få hjälp med pengar, bostad och papper."),
        ),
    ),
    Door(
        number=2,
        title=_("Någon tvingar mig eller har makt över mig"),
        text=_("Skydd och hjälp. Det är inte du som har gjort fel."),
        heading=_("Det är inte du som har gjort fel"),
        lead=_("Det finns skydd, en säker plats att sova på och människor som kan det här."),
        facts=Facts(kind="exposed", event="met", trafficking="suspected"),
        young=Facts(kind="exposed", event="met", trafficking="suspected", may_be_child=True),
        good_to_know=(
            _("Du kan få hjälp även om du saknar uppehållstillstånd."),
            _("Du väljer själv om du vill göra en polisanmälan."),
            _("Du kan få tolk."),
        ),
    ),
    Door(
        number=3,
        title=_("Jag köper sex och vill sluta"),
        text=_("Vi dömer dig inte."),
        heading=_("Du kan ändra på det här"),
        lead=_("Många har slutat med stöd av samtal. Porr eller sex som tar över räknas också."),
        facts=Facts(kind="buyer", event="met"),
        young=Facts(kind="buyer", event="met", may_be_child=True),
        good_to_know=(_("Den du pratar med är inte polis."),),
    ),
    Door(
        number=4,
        title=_("Jag är orolig för någon"),
        text=_("För anhöriga, vänner och grannar."),
        heading=_("Det är bra att du bryr dig"),
        lead=_("Du behöver inte vara säker. Berätta vad du har sett, så tänker vi tillsammans."),
        facts=Facts(kind="relative", event="met"),
        young=Facts(kind="youth_at_risk", event="met", may_be_child=True),
        question=_("Är den du är orolig för under 18?"),
        good_to_know=(
            _("Du behöver inte säga vem du är eller vem du är orolig för."),
            _("Alla kan göra en orosanmälan om ett barn. Socialtjänsten tar emot den."),
        ),
    ),
    Door(
        number=5,
        title=_("Jag undrar något"),
        text=_("Du behöver inte veta vem du ska fråga."),
        heading=_("Fråga, så hjälper vi dig vidare"),
        lead=_("Det finns inga dumma frågor. Vet vi inte svaret hittar vi någon som vet."),
        facts=Facts(kind="other", event="met"),
        young=Facts(kind="other", event="met", may_be_child=True),
    ),
    Door(
        number=6,
        title=_("Jag möter utsatta i mitt arbete"),
        text=_("För dig i skola, vård, socialtjänst, polis eller hotell."),
        heading=_("Fråga oss utan att säga vem det gäller"),
        lead=_("Beskriv läget utan namn. Du får råd om vad du kan göra och vem som kan ta vid."),
        facts=Facts(kind="exposed", event="met", trafficking="suspected"),
        young=Facts(kind="exposed", event="met", trafficking="suspected", may_be_child=True),
        question=_("Är personen under 18?"),
        good_to_know=(_("Arbetar du med barn måste du göra en orosanmälan genast vid misstanke."),),
        at_work=True,
    ),
)

BY_NUMBER: Mapping[int, Door] = {door.number: door for door in DOORS}
