"""Figures and reports: an analyst writes, a lead or an analyst approves, the board reads."""

from __future__ import annotations

from tests.refusals.table import Row, at

READ = "worker lead coordinator analyst secretary"
OF_THE_BOARD = at(home=READ)
ANALYSTS, OTHERS = at(home="analyst"), at(home="worker lead coordinator secretary")
APPROVERS, NOT_APPROVERS = at(home="lead analyst"), at(home="worker coordinator secretary")

ROWS = (
    Row("reports:explore", may=at(everywhere=READ)),
    Row("reports:gap_map", may=at(everywhere=READ)),
    Row("reports:how_protected", may=at(everywhere=READ)),
    Row("reports:table_download", may=at(everywhere=READ), get=409),
    Row("reports:own_figures", may=at(everywhere="worker lead")),
    Row("reports:period_list", may=at(everywhere=READ)),
    Row(
        "reports:period_close",
        may=at(everywhere="lead analyst"),
        cannot=at(everywhere="worker coordinator secretary"),
        post={"first": "2026-01", "last": "2026-03"},
        done=422,
    ),
    Row(
        "reports:period_revise",
        may=at(everywhere="lead analyst"),
        cannot=at(everywhere="worker coordinator secretary"),
        post={"is_final": "on"},
        done=422,
    ),
    Row("reports:report_list", may=at(everywhere=READ), sees=OF_THE_BOARD),
    Row(
        "reports:report_add",
        may=at(everywhere="analyst"),
        cannot=at(everywhere="worker lead coordinator secretary"),
        post={"outline": "yearly"},
        done=422,
    ),
    Row("reports:report_detail", "report", may=OF_THE_BOARD, sees=OF_THE_BOARD),
    Row(
        "reports:report_write",
        "report",
        may=ANALYSTS,
        cannot=OTHERS,
        sees=ANALYSTS,
        post={"version": 1, "summary": "Nytt."},
    ),
    Row(
        "reports:report_approve",
        "report",
        may=APPROVERS,
        cannot=NOT_APPROVERS,
        post={"version": 1, "why": "Rättelse."},
        done=409,
    ),
    Row("reports:report_download", "report", may=OF_THE_BOARD, sees=OF_THE_BOARD),
)
