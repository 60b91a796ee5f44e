"""What one record meets stops no other."""

import pytest

from finmaskig.shared.alone import each_alone


def test_every_row_has_its_turn_before_the_first_error_is_raised():
    done = []

    def deed(row):
        if not row:
            raise ZeroDivisionError
        done.append(row)
        return 1 / row

    assert each_alone(deed, [2, 4]) == [0.5, 0.25]
    with pytest.raises(ZeroDivisionError):
        each_alone(deed, [0, 5])
    assert done == [2, 4, 5]
