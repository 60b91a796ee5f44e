"""What a file with a published table says of it: definition, unit counted, period, publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.counting import registry
from finmaskig.reports.content import HIDDEN
from finmaskig.reports.queries.policies import in_words, read_policy
from finmaskig.reports.rendering.tables import Kept

if TYPE_CHECKING:
    from finmaskig.reports.queries.exploring import Found
    from finmaskig.reports.queries.pattern import Json

COUNTED = {
    "persons": gettext_lazy("personer, så långt man vet"),
    "encounters": gettext_lazy("möten, inte personer"),
    "contacts": gettext_lazy("stödkontakter"),
    "shifts": gettext_lazy("pass"),
    "talks": gettext_lazy("samtal"),
    "steps": gettext_lazy("steg"),
    "linkings": gettext_lazy("länkningar"),
    "reports": gettext_lazy("orosanmälningar"),
    "handovers": gettext_lazy("överlämnanden"),
    "agreements": gettext_lazy("avtal"),
    "consultations": gettext_lazy("konsultationer"),
    "participants": gettext_lazy("deltagare"),
}


def counted_in(measure: registry.Measure) -> str:
    """Return what a measure counts, in words: persons are never added to meetings."""
    return str(COUNTED[registry.family(measure.family).counted])


def kept(found: Found) -> Kept:
    """Return a table to take away with all that says what it is."""
    return Kept(block=found.block, about=_about(found), facts=_facts(found))


def _about(found: Found) -> tuple[tuple[str, str], ...]:
    measure, source = found.answer.measure, found.answer.publication
    rows = (
        (_("Tabell"), found.block.caption),
        (_("Period"), found.answer.period.name),
        (_("Avgränsning"), found.narrowed or _("Ingen")),
        (_("Definition"), str(measure.definition)),
        (_("Räknas i"), counted_in(measure)),
        (_("Perioden avgörs av"), str(registry.family(measure.family).period_rule)),
        (_("Källor"), ", ".join(measure.sources)),
        (_("Publicerad"), f"{source.published_on}, version {source.version}"),
        (_("Kontrollsumma"), source.hash),
        (_("Regler"), _rules(source.policy)),
        (
            _("Skyddade celler"),
            _("Där det står %(word)s finns ett antal som inte visas. Det går inte att räkna ut.")
            % {"word": HIDDEN},
        ),
    )
    return tuple((label, text) for label, text in rows if text)


def _rules(kept: dict[str, Json]) -> str:
    """Return the rules that a publication was protected by, in words."""
    return ". ".join(f"{name}: {told}" for name, told in in_words(read_policy(kept)))


def _facts(found: Found) -> dict[str, object]:
    measure, period, source = found.answer.measure, found.answer.period, found.answer.publication
    family = registry.family(measure.family)
    return {
        "title": found.block.caption,
        "measure": {
            "code": measure.code,
            "name": str(measure.name),
            "definition": str(measure.definition),
            "unit": family.counted,
            "sources": list(measure.sources),
            "at": {axis: list(codes) for axis, codes in measure.at.items()},
        },
        "period": {
            "code": period.code,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "name": period.name,
            "rule": str(family.period_rule),
        },
        "rows": found.question.rows,
        "columns": found.question.columns,
        "at": dict(found.question.at),
        "publication": {
            "id": str(source.id),
            "hash": source.hash,
            "version": source.version,
            "newest_version": source.newest,
            "published_on": source.published_on.isoformat(),
            "policy": dict(source.policy),
        },
    }
