"""All rows: of the staff tree, of what the demo and an own login server add, of the public tree."""

from tests.refusals import (
    rows_accounts,
    rows_cases,
    rows_grounds,
    rows_guidance,
    rows_handovers,
    rows_imports,
    rows_organisations,
    rows_outreach,
    rows_papers,
    rows_plan,
    rows_reports,
    rows_retention,
    rows_track,
)
from tests.refusals.rows_accounts import DEMO, OWN_SERVER
from tests.refusals.table import FEW, Open, Row

__all__ = ["DEMO", "OWN_SERVER", "PUBLIC", "STAFF"]

THEME = Row("theme_css", seats=FEW, open=Open())
STAFF = (
    THEME,
    *rows_guidance.ROWS,
    *rows_outreach.ROWS,
    *rows_cases.ROWS,
    *rows_grounds.ROWS,
    *rows_papers.ROWS,
    *rows_plan.ROWS,
    *rows_track.ROWS,
    *rows_handovers.ROWS,
    *rows_reports.ROWS,
    *rows_imports.ROWS,
    *rows_retention.ROWS,
    *rows_organisations.ROWS,
    *rows_accounts.ROWS,
)
PUBLIC = (
    THEME,
    Row("public:start", open=Open()),
    Row("public:door", "door", post={"young": "yes"}, open=Open(post=200)),
    Row("public:code", post={"written": "0000-0000-0000-0000"}, open=Open(post=422)),
    Row("public:leave", post={}, open=Open(get=303, post=303)),
)
