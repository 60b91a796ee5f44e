"""The meetings that fade: first the age in years, later the whole row."""

from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.queries import fading as queries
from finmaskig.outreach.queries.facts import SUBJECT_KIND
from finmaskig.outreach.services.fading import forget_ages, forget_meetings
from finmaskig.vault import fading
from finmaskig.vault.fading import Kind

MEETING, AGE = "encounter", "encounter_age"


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    fading.register(
        Kind(
            code=MEETING,
            name=_("Möten i fält"),
            boards=queries.boards_of,
            of_board=queries.meetings_of_board,
            by_ids=queries.meetings_by_ids,
            lock=queries.lock_meetings,
            condemn=lambda _ids: None,
            forget=forget_meetings,
            page="outreach:encounter_advice",
            subject_kinds=(SUBJECT_KIND,),
        )
    )
    fading.register(
        Kind(
            code=AGE,
            name=_("Ålder i år vid möten i fält"),
            boards=queries.boards_of,
            of_board=queries.ages_of_board,
            by_ids=queries.ages_by_ids,
            lock=queries.lock_meetings,
            condemn=lambda _ids: None,
            forget=forget_ages,
            part_of=MEETING,
            page="outreach:encounter_advice",
        )
    )
