"""By what shifts and meetings are divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.counting.registry import NOT_RECORDED, Axis
from finmaskig.organisations.axes import YES_NO, of_list
from finmaskig.organisations.queries import every_word
from finmaskig.outreach.choices import CampaignKind, Offer, Partner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

OFFERED = "was_offered"


def _answer_words() -> dict[str, StrOrPromise]:
    words = every_word("answer")
    return {
        OFFERED: _("Erbjöds stöd"),
        **{code: word for code, word in words.items() if code != "could_not"},
        "could_not": words.get("could_not", "could_not"),
    }


def _with_none(choices: Iterable[tuple[str, StrOrPromise]]) -> dict[str, StrOrPromise]:
    return {**dict(choices), NOT_RECORDED: gettext_lazy("ej noterat")}


KIND = of_list("kind", gettext_lazy("vem vi mötte"), "encounter_kind")
ANSWER = Axis(
    code="answer",
    name=gettext_lazy("svar på erbjudandet"),
    words=_answer_words,
    parents={"yes": OFFERED, "no": OFFERED, "later": OFFERED},
)
POLICE = Axis(code="police", name=gettext_lazy("tillsammans med polisen"), words=YES_NO)
SHIFT_KIND = of_list("shift_kind", gettext_lazy("slag av pass"), "shift_kind")
ARENAS = of_list("arenas", gettext_lazy("arenor"), "arena", several=True)
PARTNERS = Axis(
    code="partners",
    name=gettext_lazy("tillsammans med"),
    words=_with_none(Partner.choices),
    several=True,
)
OPERATION = Axis(code="operation", name=gettext_lazy("del av en insats"), words=YES_NO)
MET = Axis(
    code="met",
    name=gettext_lazy("om någon möttes"),
    words={"met": gettext_lazy("Mötte någon"), "nobody": gettext_lazy("Mötte ingen")},
)
OFFERS = Axis(
    code="offered",
    name=gettext_lazy("vad som erbjöds"),
    words=_with_none(Offer.choices),
    several=True,
)
CARD_STEP = Axis(
    code="card_step",
    name=gettext_lazy("vad som räknades"),
    words={
        "handed_out": gettext_lazy("Utdelade eller skickade"),
        "answered": gettext_lazy("Besvarade"),
        "contact": gettext_lazy("Ledde till kontakt"),
    },
)
CAMPAIGN_KIND = Axis(
    code="campaign_kind", name=gettext_lazy("kort"), words=dict(CampaignKind.choices)
)
REASON = of_list("reason", gettext_lazy("varför stöd inte kunde erbjudas"), "could_not_reason")
COUNTRY = Axis(
    code="country",
    name=gettext_lazy("land där personen bor"),
    words={
        "sweden": gettext_lazy("Sverige"),
        "abroad": gettext_lazy("Annat land"),
        "unknown": gettext_lazy("Okänt"),
    },
)
"""Where the person lives; citizenship is not written down, the right to stay is never told of."""
EXPLOITATION = of_list(
    "exploitation", gettext_lazy("form av utnyttjande"), "exploitation", several=True
)
SINGLE = (
    of_list("trafficking", gettext_lazy("tecken på människohandel"), "trafficking"),
    of_list("protection", gettext_lazy("behov av skydd"), "yes_no_unknown"),
    of_list("children", gettext_lazy("barn i hemmet"), "yes_no_unknown"),
    of_list("language", gettext_lazy("språk"), "language"),
    of_list("interpreter", gettext_lazy("tolk"), "interpreter"),
    Axis(code="talked", name=gettext_lazy("stödsamtal på plats"), words=YES_NO),
    Axis(code="follow_up", name=gettext_lazy("ska ses igen"), words=YES_NO),
    Axis(code="sugar_dating", name=gettext_lazy("sugardejting"), words=YES_NO),
    Axis(code="self_harm", name=gettext_lazy("sex som självskadebeteende"), words=YES_NO),
    Axis(code="health_material", name=gettext_lazy("fick hälsomaterial"), words=YES_NO),
    Axis(code="card_given", name=gettext_lazy("fick kort"), words=YES_NO),
)
"""One answer for each meeting."""
SEVERAL = (
    OFFERS,
    of_list("signs", gettext_lazy("tecken som sågs"), "sign", several=True),
    of_list("needs", gettext_lazy("behov"), "need", several=True),
    of_list("concerns", gettext_lazy("oro"), "concern", several=True),
)
"""Several answers for each meeting; the right to stay is never told of."""
