"""Papers: the letter of a quarterly notice, and the package to a receiver outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance import rules
from finmaskig.guidance.tests.factories import make_step
from tests.refusals.table import Row, at

if TYPE_CHECKING:
    from tests.refusals.world import World


def make_notice(world: World) -> None:
    """Open a quarterly notice."""
    step = make_step(
        world.actor("coordinator"),
        code=rules.CODE_OF_NOTICE,
        for_role=rules.FOR_COORDINATOR,
        subject_kind=rules.NOTICE_SUBJECT,
    )
    world.things["notice"] = step.pk


MAKERS = (make_notice,)
ROWS = (Row("guidance:notice_print", "notice", may=at(own="coordinator lead")),)
