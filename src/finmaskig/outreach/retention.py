"""What fades of work in the field: ages in years, meetings, free text about shifts."""

from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.queries import fading as queries
from finmaskig.outreach.queries import fading_shifts as shifts
from finmaskig.outreach.queries.facts import SUBJECT_KIND
from finmaskig.outreach.services.fading import forget_ages, forget_meetings, forget_texts
from finmaskig.vault import fading
from finmaskig.vault.fading import Kind

MEETING, AGE, TEXT = "encounter", "encounter_age", "shift_text"


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    fading.register(
        Kind(
            code=MEETING,
            name=_("Möten i fält"),
            boards=queries.boards_of,
            of_board=queries.meetings_of_board,
            by_ids=queries.meetings_by_ids,
            next_day=queries.next_meeting,
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
            next_day=queries.next_age,
            lock=queries.lock_meetings,
            condemn=lambda _ids: None,
            forget=forget_ages,
            part_of=MEETING,
            page="outreach:encounter_advice",
        )
    )
    _register_texts()


def _register_texts() -> None:
    fading.register(
        Kind(
            code=TEXT,
            name=_("Fri text om pass"),
            boards=shifts.boards_of_shifts,
            of_board=shifts.texts_of_board,
            by_ids=shifts.texts_by_ids,
            next_day=shifts.next_text,
            lock=shifts.lock_shifts,
            condemn=lambda _ids: None,
            forget=forget_texts,
            page="outreach:shift_detail",
        )
    )
