"""Papers: the letter of a quarterly notice, and the package to a receiver outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.tests.factories import opened
from finmaskig.guidance import rules
from finmaskig.guidance.tests.factories import make_step
from finmaskig.handovers.services import handovers
from finmaskig.handovers.tests.move_factories import URGENT
from finmaskig.handovers.tests.paper_factories import OUTSIDE
from finmaskig.handovers.values_moves import NewHandover
from tests.refusals.table import FIELD, Row, at

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


def make_paper_handover(world: World) -> None:
    """Hand somebody over to a receiver who gets a paper."""
    worker = world.actor("worker")
    new = NewHandover(receiver=OUTSIDE, parts=("contact",), choice=URGENT)
    row = handovers.propose(actor=worker, case=opened(worker), new=new)
    world.things["paper"] = row.pk


MAKERS = (make_notice, make_paper_handover)
SPOKEN = {"answer": "received"}
PAPERS = (
    Row("handovers:paper_make", "paper", may=FIELD, post={"sender": "board"}, done=200),
    Row("handovers:paper_settle", "paper", may=FIELD, get=0, post={}),
    Row("handovers:paper_answer", "paper", may=FIELD, post=SPOKEN),
)
ROWS = (
    Row("guidance:notice_print", "notice", may=at(own="coordinator lead")),
    *PAPERS,
)
