"""Figures and reports: an analyst writes, a lead or an analyst approves, the board reads."""

from __future__ import annotations

from tests.refusals.table import Row, at

READ = "worker lead coordinator analyst secretary"
OF_THE_BOARD = at(home=READ)
ANALYSTS, OTHERS = at(home="analyst"), at(home="worker lead coordinator secretary")
APPROVERS, NOT_APPROVERS = at(home="lead analyst"), at(home="worker coordinator secretary")

REGISTRARS = "analyst lead secretary"
OF_REQUESTS, SECRETARIES = at(home=REGISTRARS), at(home="secretary")
SHEETS, SENDERS = "coordinator analyst secretary", "coordinator analyst"
REQUEST = {
    "received_on": "2026-06-01",
    "way": "mail",
    "measure": "encounters",
    "rows": "sex",
    "first": "2026-05-01",
    "last": "2026-05-31",
    "reference_number": "SN 2026/14",
}
WEIGHING = {"harm": "risk", "weighing": "Få i varje ruta.", "after": "1"}
SHEET = {
    "first": "2026-01-01",
    "last": "2026-05-31",
    "recipient": "nationell samordning, länsstyrelsen",
    "ground": "harm_test",
    "weighing": "Mottagaren har sekretess.",
    "reference_number": "SN 2026/15",
}

ROWS = (
    Row("reports:explore", may=at(everywhere=READ)),
    Row("reports:gap_map", may=at(everywhere=READ)),
    Row("reports:gap_county", may=at(everywhere=READ)),
    Row("reports:how_protected", may=at(everywhere=READ)),
    Row("reports:policy", may=at(everywhere=READ)),
    Row(
        "reports:policy_add",
        may=at(everywhere="analyst lead"),
        cannot=at(everywhere="worker coordinator secretary"),
        post={"valid_from": "odd"},
        done=422,
    ),
    Row("reports:request_list", may=at(everywhere=REGISTRARS), sees=OF_REQUESTS),
    Row("reports:request_add", may=at(everywhere=REGISTRARS), post=REQUEST),
    Row("reports:request_detail", "count request", may=OF_REQUESTS, sees=OF_REQUESTS),
    Row(
        "reports:request_assess",
        "count request",
        may=at(home="analyst lead"),
        cannot=SECRETARIES,
        sees=at(home="analyst lead"),
        post=WEIGHING,
    ),
    Row(
        "reports:request_decide",
        "count request",
        may=SECRETARIES,
        cannot=at(home="analyst lead"),
        sees=SECRETARIES,
        post={"outcome": "refused"},
        done=422,
    ),
    Row(
        "reports:request_print",
        "decided request",
        may=SECRETARIES,
        cannot=at(home="analyst lead"),
        sees=SECRETARIES,
    ),
    Row("reports:sheet_list", may=at(everywhere=SHEETS), sees=at(home=SHEETS)),
    Row(
        "reports:sheet_add",
        may=at(everywhere=SENDERS),
        cannot=at(everywhere="secretary"),
        post=SHEET,
    ),
    Row(
        "reports:sheet_download",
        "national sheet",
        may=at(home=SENDERS),
        cannot=SECRETARIES,
        sees=at(home=SENDERS),
    ),
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
        done=422,
    ),
    Row("reports:report_download", "report", may=OF_THE_BOARD, sees=OF_THE_BOARD),
)
