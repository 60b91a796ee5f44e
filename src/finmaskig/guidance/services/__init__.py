"""What people do with steps: open, tick, close, set aside, hand over; and what the clock does."""

from finmaskig.guidance.services.adoptions import adopt_rule_set, end_rule_set
from finmaskig.guidance.services.checks import steps_without_subject
from finmaskig.guidance.services.climbing import climb_overdue, let_go_of_suggestions
from finmaskig.guidance.services.closing import (
    close_step,
    decline_offers,
    mark_not_applicable,
    reopen_step,
    tick_step,
)
from finmaskig.guidance.services.dated import (
    DatedStep,
    end_steps,
    keep_dated_steps,
    open_musts,
    settle_dated_step,
)
from finmaskig.guidance.services.handing import hand_over_step
from finmaskig.guidance.services.notices import export_notice, open_quarterly_notices
from finmaskig.guidance.services.opening import keep_steps, open_steps, plan_steps
from finmaskig.guidance.services.reports import complete_report

__all__ = [
    "DatedStep",
    "adopt_rule_set",
    "climb_overdue",
    "close_step",
    "complete_report",
    "decline_offers",
    "end_rule_set",
    "end_steps",
    "export_notice",
    "hand_over_step",
    "keep_dated_steps",
    "keep_steps",
    "let_go_of_suggestions",
    "mark_not_applicable",
    "open_musts",
    "open_quarterly_notices",
    "open_steps",
    "plan_steps",
    "reopen_step",
    "settle_dated_step",
    "steps_without_subject",
    "tick_step",
]
