"""What is counted of handovers: what they were about, and what came of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.counting import registry
from finmaskig.counting.registry import Axis, Family, Grid, Measure
from finmaskig.handovers.choices_moves import Age, Matter, Outcome, State
from finmaskig.handovers.queries.counting import count_handovers
from finmaskig.handovers.rules import TAKEN

HANDOVERS = "handovers"
MATTER = Axis(code="matter", name=_("vad det gällde"), words=dict(Matter.choices))
STATE = Axis(code="state", name=_("läge"), words=dict(State.choices))
SIDE = Axis(code="side", name=_("sida"), words=dict(Side.choices))
GROUP = Axis(code="age_group", name=_("barn eller vuxen"), words=dict(Age.choices))
OUTCOME = Axis(code="outcome", name=_("vad det ledde till"), words=dict(Outcome.choices))


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    divided = ((SIDE, STATE, MATTER), (SIDE, STATE, GROUP), (SIDE, STATE, OUTCOME))
    family = Family(
        code=HANDOVERS,
        name=_("Överlämnanden"),
        counted="handovers",
        period_rule=_("dagen då överlämnandet föreslogs"),
        grids=tuple(Grid.divided(axes[-1].code, count_handovers, *axes) for axes in divided),
    )
    registry.register(
        family,
        (
            Measure(
                code="handovers",
                name=_("Överlämnanden"),
                definition=_("Överlämnanden som föreslogs, hos den enhet som lämnade över."),
                family=HANDOVERS,
                at={},
                sources=("R22-33",),
            ),
            Measure(
                code="handovers_taken",
                name=_("Mottagna överlämnanden"),
                definition=_("Överlämnanden där mottagaren sa ja och tog över ansvaret."),
                family=HANDOVERS,
                at={"state": tuple(sorted(TAKEN))},
                sources=("R22-33",),
                direction="more_is_better",
            ),
        ),
    )
