"""What is counted of support contacts: opened, ended, talks and linkings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.cases import choices
from finmaskig.cases.queries import counting
from finmaskig.counting import registry
from finmaskig.counting.registry import Axis, Equation, Family, Flow, Grid, Measure
from finmaskig.organisations.axes import AGE, SEX, YES_NO, of_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django_stubs_ext import StrOrPromise

    from finmaskig.counting.registry import Direction, Row

OPENED, CLOSED, OPEN = "contacts_opened", "contacts_closed", "contacts_open"
TALKS, LINKINGS, CARDS = "talks", "linkings", "cards"
KIND = Axis(code="contact_kind", name=_("vem som får stöd"), words=dict(choices.Kind.choices))
MODE = Axis(code="mode", name=_("dokumentation"), words=dict(choices.Mode.choices))
FORM = Axis(code="contact_form", name=_("enskilt eller par"), words=dict(choices.Form.choices))
AGAIN = Axis(code="again", name=_("kom tillbaka"), words=YES_NO)
CAME = Axis(code="came", name=_("personen kom"), words=YES_NO)
HOW = Axis(code="how", name=_("hur länkningen gjordes"), words=dict(choices.How.choices))
ENDED = Axis(code="ended", name=_("hur länkningen gick"), words=dict(choices.LinkEnd.choices))
WAY_IN = of_list("way_in", _("väg hit"), "case_way_in")
REASON = of_list("closing_reason", _("varför kontakten avslutades"), "closing_reason")
OUTCOME = of_list("case_outcome", _("hur det gick"), "case_outcome")
TALK_FORM = of_list("talk_form", _("form för samtalet"), "talk_form")
INTERPRETER = of_list("interpreter", _("tolk"), "interpreter")
RISK = of_list("risk", _("riskgrupp"), "risk_factor", several=True)
PROBLEM = of_list("problem", _("vad det handlar om"), "problem", several=True)
WAIT = Axis(
    code="wait",
    name=_("väntan till första samtalet"),
    words={
        "wait-7": _("Högst 7 dagar"),
        "wait-14": _("8–14 dagar"),
        "wait-30": _("15–30 dagar"),
        "wait-more": _("Mer än 30 dagar"),
    },
)
LENGTH = Axis(
    code="length",
    name=_("kontaktens längd"),
    words={
        "length-30": _("Högst 30 dagar"),
        "length-90": _("31–90 dagar"),
        "length-180": _("91–180 dagar"),
        "length-365": _("181–365 dagar"),
        "length-more": _("Mer än ett år"),
    },
)


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    registry.register(_opened(), _of_opened(), _known())
    registry.register(_closed(), _of_closed())
    registry.register(_open(), _of_open())
    registry.bind(Flow(stock=OPEN, grows=OPENED, shrinks=CLOSED, axis=KIND.code))
    registry.register(_talks(), _of_talks())
    registry.register(_linkings(), _of_linkings())


def _grid(count: Callable[..., Iterator[Row]], *divided: Axis) -> Grid:
    names = [axis.code for axis in divided]
    return Grid.divided("-".join(names[1:] or names), count, *divided)


def _measure(
    code: str,
    words: tuple[StrOrPromise, StrOrPromise],
    family: str,
    sources: str,
    **at: str,
) -> Measure:
    return registry.narrowed(family, code, words, sources, _DIRECTIONS.get(code, ""), **at)


_DIRECTIONS: dict[str, Direction] = {
    "contacts_again": "read_with_care",
    "contacts_waited": "less_is_better",
    "linkings_came": "more_is_better",
    "linkings_lost": "less_is_better",
    "talks_missed": "read_with_care",
}


def _opened() -> Family:
    count = counting.count_opened
    return Family(
        code=OPENED,
        name=_("Öppnade stödkontakter"),
        counted="contacts",
        period_rule=_("dagen då kontakten öppnades"),
        grids=(
            _grid(count, KIND, AGE, SEX),
            _grid(count, KIND, MODE, FORM),
            _grid(count, KIND, WAY_IN),
            _grid(count, KIND, WAIT),
            _grid(count, KIND, AGAIN),
            _grid(count, KIND, RISK),
            _grid(count, KIND, PROBLEM),
        ),
    )


def _closed() -> Family:
    count = counting.count_closed
    return Family(
        code=CLOSED,
        name=_("Avslutade stödkontakter"),
        counted="contacts",
        period_rule=_("dagen då kontakten avslutades"),
        grids=(
            _grid(count, KIND, REASON),
            _grid(count, KIND, OUTCOME),
            _grid(count, KIND, LENGTH),
            _grid(count, KIND, MODE),
        ),
    )


def _open() -> Family:
    return Family(
        code=OPEN,
        name=_("Öppna stödkontakter"),
        counted="contacts",
        period_rule=_("periodens sista dag"),
        grids=(_grid(counting.count_open, KIND),),
        is_stock=True,
    )


def _known() -> tuple[Equation, ...]:
    return (
        Equation(
            left=(OPENED, {"way_in": "card"}),
            right=(CARDS, {"card_step": "contact"}),
            why=_("Ett kort som ledde till kontakt är en kontakt som öppnades genom kortet."),
        ),
    )


def _talks() -> Family:
    count = counting.count_talks
    return Family(
        code=TALKS,
        name=_("Samtal"),
        counted="talks",
        period_rule=_("dagen för samtalet"),
        grids=(_grid(count, KIND, CAME, TALK_FORM), _grid(count, KIND, CAME, INTERPRETER)),
    )


def _linkings() -> Family:
    return Family(
        code=LINKINGS,
        name=_("Länkningar"),
        counted="linkings",
        period_rule=_("dagen då länkningen gjordes"),
        grids=(_grid(counting.count_linkings, KIND, HOW, ENDED),),
    )


def _of_opened() -> tuple[Measure, ...]:
    opened = (
        _("Öppnade stödkontakter"),
        _(
            "Gånger som en stödkontakt öppnades. Den som kommer tillbaka räknas igen. Kontakter "
            "som har gallrats räknas inte här."
        ),
    )
    again = (
        _("Kom tillbaka"),
        _("Gånger som en avslutad kontakt öppnades igen. Det kan vara ett gott tecken."),
    )
    waited = (
        _("Väntade mer än 30 dagar"),
        _("Öppnade kontakter där det tog mer än 30 dagar till det första samtalet."),
    )
    return (
        _measure("contacts_opened", opened, OPENED, "N23-U8 P-09"),
        _measure("contacts_again", again, OPENED, "N23-U8", again="yes"),
        _measure("contacts_waited", waited, OPENED, "N23-U8", wait="wait-more"),
    )


def _of_closed() -> tuple[Measure, ...]:
    words = (
        _("Avslutade stödkontakter"),
        _("Gånger som en stödkontakt avslutades, också kontakter som har gallrats sedan dess."),
    )
    return (_measure("contacts_closed", words, CLOSED, "N23-U8 P-09"),)


def _of_open() -> tuple[Measure, ...]:
    words = (
        _("Öppna stödkontakter vid periodens slut"),
        _(
            "Stödkontakter som är öppna när periodens sista dag är slut. Talet är ett läge: det "
            "läggs aldrig ihop över månader. Kontakter som har gallrats räknas inte."
        ),
    )
    return (_measure("contacts_open", words, OPEN, "N23-U8 P-09"),)


def _of_talks() -> tuple[Measure, ...]:
    held = (
        _("Samtal"),
        _("Samtal som blev av, i alla former. Samtal i gallrade kontakter räknas inte."),
    )
    missed = (_("Uteblivna samtal"), _("Avtalade samtal där personen inte kom."))
    return (
        _measure("talks", held, TALKS, "N23-U8", came="yes"),
        _measure("talks_missed", missed, TALKS, "N23-U8", came="no"),
    )


def _of_linkings() -> tuple[Measure, ...]:
    made = (
        _("Länkningar"),
        _("Gånger som någon länkades vidare. Vi frågar efteråt hur det gick."),
    )
    came = (_("Länkningar där personen kom"), _("Länkningar där vi vet att personen kom fram."))
    lost = (_("Tappade länkningar"), _("Länkningar där vi vet att personen inte kom fram."))
    return (
        _measure("linkings", made, LINKINGS, "R22-33"),
        _measure("linkings_came", came, LINKINGS, "R22-33", ended=choices.LinkEnd.CAME),
        _measure(
            "linkings_lost", lost, LINKINGS, "R22-33 R04-09", ended=choices.LinkEnd.DID_NOT_COME
        ),
    )
