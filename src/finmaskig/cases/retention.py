"""The contacts that fade: one kind for each way of documenting, since the law tells them apart."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.queries import fading as queries
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.cases.services.fading import condemn_cases, forget_cases
from finmaskig.vault import fading
from finmaskig.vault.fading import Kind

CODES = {
    rules.ADVICE: "case_advice",
    rules.SUPPORT: "case_support",
    rules.FILE_ELSEWHERE: "case_file",
    rules.COORDINATION: "case_track",
}
NAMES = {
    rules.ADVICE: _("Stödkontakter: råd"),
    rules.SUPPORT: _("Stödkontakter: dokumenterat stöd"),
    rules.FILE_ELSEWHERE: _("Stödkontakter med akt i kommunens system"),
    rules.COORDINATION: _("Stödkontakter: samordning"),
}


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    for mode, code in CODES.items():
        fading.register(
            Kind(
                code=code,
                name=NAMES[mode],
                boards=partial(queries.boards_of, mode),
                of_board=partial(queries.fading_of_board, mode),
                by_ids=partial(queries.fading_by_ids, mode),
                next_day=partial(queries.next_day, mode),
                lock=queries.lock_cases,
                condemn=condemn_cases,
                forget=forget_cases,
                page="cases:case_detail",
                subject_kinds=KINDS,
            )
        )
