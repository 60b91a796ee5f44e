"""A file of the own unit that waits with a row that cannot be read in, and one that was read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.imports.services.uploads import leave_file, read_file_in
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World

HEAD = "Datum;Vem;Slag av pass"


def make_files(world: World) -> None:
    """Leave two files, and read one of them in."""
    lead = world.actor("lead")
    good = f"{HEAD}\r\n2022-03-01;Utsatt;Hotell".encode()
    read = leave_file(actor=lead, kind="encounters", name="m.csv", content=good)
    outcome = read_file_in(actor=lead, upload=read, only_good=False)
    faulty = f"{HEAD}\r\n2022-03-02;{MARK};Hotell".encode()
    waits = leave_file(actor=lead, kind="encounters", name="m.csv", content=faulty)
    world.things |= {"upload": waits.pk, "batch": outcome.batch_id}


MAKERS = (make_files,)
