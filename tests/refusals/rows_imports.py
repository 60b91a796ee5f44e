"""Files that are read in: a lead reads into her own unit, and sees what she has left herself."""

from __future__ import annotations

from tests.refusals.table import Row, at

LEADS, OWN = at(everywhere="lead"), at(own="lead")

ROWS = (
    Row("imports:import_list", may=LEADS),
    Row("imports:import_add", may=LEADS, post={"kind": "odd"}, done=422),
    Row("imports:import_map", "upload", may=OWN, sees=OWN, post={"column-0": "odd"}, done=422),
    Row("imports:import_check", "upload", may=OWN, sees=OWN, post={}),
    Row("imports:import_rest", "upload", may=OWN, sees=OWN),
    Row("imports:import_read", "upload", may=OWN, post={"what": "all"}, get=0, done=409),
    Row("imports:import_drop", "upload", may=OWN, post={}, get=0),
    Row("imports:import_receipt", "batch", may=OWN),
)
