"""Earlier publications: the same cell keeps its fate, and another source is refused."""

import pytest

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.earlier import fates
from finmaskig.pure.statistics.table import CountedTable, SafeTable, TableError, identity

SEXES, AGES = Dimension.flat("sex", ["F", "M"]), Dimension.flat("age", ["14", "15"])
NOW = CountedTable((SEXES, AGES), {("F", "14"): 3, ("M", "15"): 12})


def test_a_cell_keeps_its_fate_in_whichever_table_it_stands():
    one = SafeTable((SEXES,), {("Total",): 15, ("F",): None, ("M",): None})
    two = SafeTable((SEXES,), {("M",): 12})
    other = SafeTable((Dimension.flat("form", ["buyer"]),), {("buyer",): 1})
    fixed = fates([one, two, other], [NOW])
    cells = {code: identity("", (SEXES,), (code,)) for code in ("Total", "F", "M")}
    assert fixed == {cells["Total"]: True, cells["F"]: False, cells["M"]: True}


def test_other_counts_come_from_another_source():
    with pytest.raises(TableError, match=r"F publicerades som 4 men är 3 nu.*samma källa"):
        fates([SafeTable((SEXES,), {("F",): 4})], [NOW])
