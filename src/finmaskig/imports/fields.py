"""What a column can hold, for each kind of row: headings that we know and the words of today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.cases.choices import Form, Kind, Mode
from finmaskig.cases.rules import KINDS_OF_SIDE
from finmaskig.cases.services.past import PAST_MODES
from finmaskig.imports.rules.columns import Field
from finmaskig.imports.rules.text import same
from finmaskig.organisations.queries import every_label, every_word, place_choices
from finmaskig.outreach.choices import Offer, Partner
from finmaskig.outreach.rules import AGE_BANDS, KINDS, SEXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django_stubs_ext import StrOrPromise

SHIFTS: Final = "shifts"
ENCOUNTERS: Final = "encounters"
CONTACTS: Final = "contacts"
FIRST_DAY: Final = date(1990, 1, 1)
OLDEST: Final = 120
MOST_AT_ONCE: Final = 200
"""So many people one row may stand for."""
SHOWN: Final = 14
_BOTH: Final = {
    "yes": ("ja", "yes", "j", "y", "x", "1"),
    "no": ("nej", "no", "n", "0"),
    "unknown": ("vet inte", "vet ej", "okänt", "unknown", "?"),
}
_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "none": ("nobody", "none"), "police": ("police", "polis"),
    "municipality": ("another municipality",), "civil_society": ("civil society", "ngo"),
    "licensing": ("licensing unit",), "other": ("other", "annat"),
    "talk": ("support talk", "samtal"), "reception": ("reception", "mottagningen"),
    "health": ("health clinic",), "accompany": ("accompany", "följa med"),
    "protection": ("protected housing", "shelter"), "rights": ("rights",), "card": ("card", "kort"),
    "short_series": ("short series of talks",),
    "own": ("own experience", "utsatt", "exposed"), "buyer": ("buyer", "köpare"),
    "relative": ("relative",), "professional": ("professional",),
    "individual": ("individual", "en person"), "couple": ("couple",),
    "A": ("advice",), "B": ("support",), "C": ("file elsewhere",),
}  # fmt: skip
"""Other words for the closed lists, which are not dated data."""


def fields_of(kind: str, *, side: str, today: date) -> tuple[Field, ...]:
    """Return the fields of a kind of row, with today's words in the reader's language."""
    if kind == SHIFTS:
        return _shifts(today)
    return _encounters(today) if kind == ENCOUNTERS else _contacts(side, today)


def _shifts(today: date) -> tuple[Field, ...]:
    return (
        _day("day", _("Dag"), today, _DAY),
        _clock("start", _("Började"), ("började", "start", "starttid", "från", "started", "from")),
        _clock("end", _("Slutade"), ("slutade", "slut", "sluttid", "till", "ended", "end", "to")),
        _label("number", _("Passets nummer"), _NUMBER),
        _listed("kind", _("Slag av pass"), "shift_kind", _SHIFT_KIND, needed=True),
        _several("arenas", _("Arenor"), "arena", ("arena", "arenor", "plats", "arenas", "place")),
        *_partners(),
        _yes_no("nobody_met", _("Mötte ingen"), ("mötte ingen", "ingen mött", "nobody met")),
    )


def _encounters(today: date) -> tuple[Field, ...]:
    return (
        _day("day", _("Dag"), today, _DAY),
        _clock("clock", _("Klockslag"), ("tid", "klockslag", "kl", "time")),
        _label("row", _("Radens nummer"), ("radnummer", "rad-id", "id", "löpnummer", "row id")),
        _label("shift", _("Passets nummer"), _NUMBER),
        _count(),
        _listed("kind", _("Vem vi mötte"), "encounter_kind", _WHO),
        _age(),
        _sex(),
        _residence(),
        *_of_meeting(),
        _listed("shift_kind", _("Slag av pass"), "shift_kind", _SHIFT_KIND),
        _clock("shift_start", _("Passet började"), ("passet började", "shift started")),
        _clock("shift_end", _("Passet slutade"), ("passet slutade", "shift ended")),
        _several("arenas", _("Passets arenor"), "arena", ("passets arena", "arenor", "arenas")),
        *_partners(),
    )


def _of_meeting() -> tuple[Field, ...]:
    """Return what was seen, offered and answered; the right to stay is never read in."""
    triple = "yes_no_unknown"
    return (
        _listed(
            "trafficking",
            _("Tecken på människohandel"),
            "trafficking",
            ("tecken på människohandel", "människohandel", "trafficking", "signs of trafficking"),
        ),
        _chosen("offered", _("Vad vi erbjöd"), Offer.choices, ("erbjöd", "vi erbjöd", "erbjudande",
                "vad vi erbjöd", "offered"), several=True),
        _listed("answer", _("Svar"), "answer", ("svar", "svar på erbjudandet", "answer")),
        _listed("could_not_reason", _("Varför inte"), "could_not_reason", ("varför inte", "skäl",
                "orsak", "reason", "why not")),
        _listed("arena", _("Var"), "arena", ("arena", "plats", "var", "place", "where")),
        _listed("protection", _("Behöver skydd"), triple, ("behov av skydd", "skydd",
                "behöver skydd", "protection", "needs protection")),
        _listed("children", _("Barn i hemmet"), triple, ("barn i hemmet", "har barn",
                "children at home", "children")),
        _listed("language", _("Språk"), "language", ("språk", "language")),
        _listed("interpreter", _("Tolk"), "interpreter", ("tolk", "interpreter")),
        _several("signs", _("Tecken som sågs"), "sign", ("tecken", "tecken som sågs", "signs")),
        _several("exploitation", _("Form av utnyttjande"), "exploitation",
                 ("form av utnyttjande", "utnyttjande", "exploitation", "form of exploitation")),
        _several("needs", _("Behov"), "need", ("behov", "behöver hjälp med", "needs")),
        _several("concerns", _("Oro"), "concern", ("oro", "det som oroar", "concerns")),
        _yes_no("talked", _("Stödsamtal på plats"), ("stödsamtal på plats", "stödsamtal",
                "support talk")),
        _yes_no("follow_up", _("Ska ses igen"), ("ska ses igen", "vi ska ses igen", "uppföljning",
                "follow up", "follow-up")),
        _yes_no("sugar_dating", _("Sugardejting"), ("sugardejting", "sugar dating")),
        _yes_no("self_harm", _("Sex som självskada"), ("sex som självskadebeteende", "självskada",
                "sex as self-harm", "self-harm")),
        _yes_no("health_material", _("Hälsomaterial"), ("hälsomaterial", "fick hälsomaterial",
                "health material")),
        _yes_no("card_given", _("Fick kort"), ("fick kort", "kort utdelat", "card given")),
    )  # fmt: skip


def _contacts(side: str, today: date) -> tuple[Field, ...]:
    kinds = [one for one in Kind.choices if one[0] in KINDS_OF_SIDE[side]]
    modes = [one for one in Mode.choices if one[0] in PAST_MODES]
    return (
        _day("opened", _("Öppnad"), today, ("öppnad", "öppnades", "startdatum", "inskriven",
             "opened", "start date")),
        _day("closed", _("Avslutad"), today, ("avslutad", "avslutades", "slutdatum", "utskriven",
             "closed", "end date")),
        _label("row", _("Radens nummer"), ("radnummer", "rad-id", "id", "löpnummer", "row id")),
        _chosen("kind", _("Vem"), kinds, ("vem", "personen är", "målgrupp", "kind", "who"),
                needed=True),
        _chosen("mode", _("Dokumentation"), modes, ("dokumentation", "läge", "mode"), needed=True),
        _chosen("form", _("Enskilt eller par"), Form.choices, ("form", "enskilt eller par")),
        _listed("way_in", _("Väg hit"), "case_way_in", ("väg hit", "hur hittade hit", "way in")),
        _listed("reason", _("Varför kontakten avslutades"), "closing_reason",
                ("avslutsorsak", "orsak", "skäl", "varför", "closing reason", "reason"),
                needed=True),
        _listed("outcome", _("Hur det gick"), "case_outcome", ("hur det gick", "resultat",
                "utfall", "outcome")),
        _age(exact=False),
        _sex(),
        _residence(),
    )  # fmt: skip


_DAY: Final = ("datum", "dag", "date", "day", "mötesdatum", "passdatum")
_NUMBER: Final = ("pass", "passnummer", "pass nr", "passnr", "pass-id", "shift", "shift number")
_SHIFT_KIND: Final = ("slag av pass", "passtyp", "typ av pass", "slag", "shift kind", "shift type")
_WHO: Final = ("vem", "personen är", "vem vi mötte", "målgrupp", "kategori", "kind", "who")


def _day(code: str, name: str, today: date, headings: tuple[str, ...]) -> Field:
    return Field(
        code=code, name=name, shape="day", headings=headings, needed=True,
        lowest=FIRST_DAY, highest=today,
        allowed=_("en dag från %(first)s till i dag, till exempel 2022-03-01")
        % {"first": FIRST_DAY.isoformat()},
    )  # fmt: skip


def _clock(code: str, name: str, headings: tuple[str, ...]) -> Field:
    allowed = _("ett klockslag, till exempel 21.40")
    return Field(code=code, name=name, shape="clock", headings=headings, allowed=allowed)


def _label(code: str, name: str, headings: tuple[str, ...]) -> Field:
    allowed = _("högst 200 tecken")
    return Field(code=code, name=name, shape="label", headings=headings, allowed=allowed)


def _count() -> Field:
    return Field(
        code="count", name=_("Antal personer"), shape="number", lowest=1, highest=MOST_AT_ONCE,
        headings=("antal", "antal personer", "count", "number of people"),
        allowed=_("ett heltal från 1 till %(most)s") % {"most": MOST_AT_ONCE},
    )  # fmt: skip


def _age(*, exact: bool = True) -> Field:
    words = _known("age_band", AGE_BANDS if not exact else (*AGE_BANDS, "may_be_child"))
    shown = ", ".join(_shown("age_band", set(words.values())))
    return Field(
        code="age", name=_("Ålder"), shape="age" if exact else "code", words=words,
        headings=("ålder", "åldersgrupp", "år", "age", "age band", "age group"),
        lowest=0, highest=OLDEST,
        allowed=_("ett heltal från 0 till %(oldest)s, eller %(words)s")
        % {"oldest": OLDEST, "words": shown} if exact else shown,
    )  # fmt: skip


def _sex() -> Field:
    return Field(
        code="sex", name=_("Kön"), shape="code", headings=("kön", "sex", "gender"),
        words=_known("sex", SEXES), allowed=", ".join(_shown("sex", set(SEXES))),
    )  # fmt: skip


def _residence() -> Field:
    words = _known("residence")
    places = place_choices()
    known = {**words, **{same(name): code for code, name in places}}
    known |= {code: code for code, _name in places}
    shown = ", ".join(_shown("residence", set(words.values())))
    return Field(
        code="residence", name=_("Hemkommun"), shape="code", words=known,
        headings=("hemkommun", "kommun", "bostadsort", "residence", "municipality"),
        allowed=_("en svensk kommun eller dess kod, eller %(words)s") % {"words": shown},
    )  # fmt: skip


def _listed(
    code: str, name: str, words: str, headings: tuple[str, ...], *, needed: bool = False
) -> Field:
    """Return a field with one word of a dated list, also those that are no longer used."""
    only = KINDS if words == "encounter_kind" else None
    known = _known(words, only)
    return Field(
        code=code, name=name, shape="code", headings=headings, words=known, needed=needed,
        allowed=_some(_shown(words, set(known.values()))),
    )  # fmt: skip


def _several(code: str, name: str, words: str, headings: tuple[str, ...]) -> Field:
    known = _known(words)
    return Field(
        code=code, name=name, shape="codes", headings=headings, words=known,
        allowed=_some(_shown(words, set(known.values()))),
    )  # fmt: skip


def _chosen(  # noqa: PLR0913 -- one for each part of a field
    code: str,
    name: str,
    choices: Iterable[tuple[str, StrOrPromise]],
    headings: tuple[str, ...],
    *,
    several: bool = False,
    needed: bool = False,
) -> Field:
    """Return a field with a closed list of the program."""
    shown = {one: str(label) for one, label in choices}
    pairs = [*((one, one) for one in shown), *((label, one) for one, label in shown.items())]
    pairs += [(word, one) for one in shown for word in _ENGLISH.get(one, ())]
    return Field(
        code=code, name=name, shape="codes" if several else "code", headings=headings,
        words=_clear(pairs), needed=needed, allowed=_some(list(shown.values())),
    )  # fmt: skip


def _partners() -> tuple[Field, Field]:
    return (
        _chosen("partners", _("Tillsammans med"), Partner.choices, ("tillsammans med",
                "samverkan", "partners", "together with"), several=True),
        _yes_no("police", _("Med polisen"), ("polis", "polisen", "med polis", "med polisen",
                "tillsammans med polisen", "police", "with police")),
    )  # fmt: skip


def _yes_no(code: str, name: str, headings: tuple[str, ...]) -> Field:
    return Field(code=code, name=name, shape="yes_no", headings=headings, allowed=_("ja eller nej"))


def _known(words: str, only: Iterable[str] | None = None) -> dict[str, str]:
    """Return every word that a list has had, in its compared form, with its code."""
    codes = [code for code in every_word(words) if only is None or code in only]
    pairs = [(code, code) for code in codes]
    pairs += [(word, code) for word, code in every_label(words) if code in codes]
    if words in {"yes_no_unknown", "answer"}:
        pairs += [(word, code) for code in codes for word in _BOTH.get(code, ())]
    return _clear(pairs)


def _clear(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the words that mean one thing; a word with two meanings is left out."""
    found: dict[str, set[str]] = {}
    for word, code in pairs:
        found.setdefault(same(word), set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def _shown(words: str, codes: set[str]) -> list[str]:
    return [word for code, word in every_word(words).items() if code in codes]


def _some(words: list[str]) -> str:
    """Return the words to choose among; the first ones where they are many."""
    more = _(" och %(more)s till") % {"more": len(words) - SHOWN} if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more
