"""Plans, the change, answers and linkings: worker and lead of the own unit, nobody else."""

from __future__ import annotations

from finmaskig.cases.tests.plan_factories import CALL, TODAY, filled, service
from tests.refusals.table import FIELD, Row, at

LEADS = at(everywhere="lead")
WORKERS = at(everywhere="worker")
STAGE = {"stage": "deciding", "from_on": TODAY.isoformat()}
COPY = {"heading": "att-gora", "reason": "keeps"}


def _link(_world, _seat):
    return {"place": f"service:{service().pk}", "how": "told", "linked_on": TODAY.isoformat()}


ROWS = (
    Row("cases:plan_write", "planned case", may=FIELD, sees=FIELD, post=filled(version=2)),
    Row("cases:plan_tick", "planned case", may=FIELD, get=0, post={"row": CALL}),
    Row("cases:plan_history_list", "planned case", may=FIELD, sees=FIELD),
    Row("cases:plan_copy", "planned case", may=FIELD, sees=FIELD, post=COPY, done=200),
    Row("cases:stage_add", "planned case", may=FIELD, get=0, post=STAGE),
    Row("cases:answers_add", "planned case", may=FIELD, sees=FIELD, post={"wellbeing": "7"}),
    Row("cases:answers_export", may=LEADS, cannot=WORKERS, post={"reason": "Prov"}, done=200),
    Row("cases:link_find", "planned case", may=FIELD, sees=FIELD, post={}, done=200),
    Row("cases:linking_list", "planned case", may=FIELD, sees=FIELD),
    Row("cases:linking_add", "planned case", may=FIELD, post=_link),
    Row("cases:linking_end", "linking", may=FIELD, get=0, post={"ended": "came"}),
)
