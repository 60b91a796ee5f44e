"""What may be decided: every outcome by every weighing, against the law read another way."""

from __future__ import annotations

from itertools import product

from finmaskig.reports.request_rules import (
    CLEAR,
    EXACT,
    FULL,
    PART,
    PARTS,
    REFUSED,
    RISK,
    SAFE,
    UNSURE,
    Choice,
    problems,
)


def test_no_exact_figure_leaves_where_secrecy_holds():
    everything = product(
        (FULL, PART, REFUSED), (*PARTS, ""), (True, False), (True, False),
        (CLEAR, RISK, UNSURE), (0, 1, 2), (True, False),
    )  # fmt: skip
    for outcome, part, has_conditions, has_reasons, harm, axes, is_published in everything:
        choice = Choice(
            outcome=outcome,
            part=part,
            has_conditions=has_conditions,
            has_reasons=has_reasons,
            harm=harm,
            axes=axes,
            is_published=is_published,
        )
        if problems(choice):
            continue
        is_exact = choice.given not in {"", SAFE}
        assert not is_exact or harm == CLEAR or has_conditions
        assert outcome == FULL or has_reasons
        assert (choice.given == EXACT) == (outcome == FULL)
        assert (choice.given == "") == (outcome == REFUSED)


def test_a_refusal_with_reasons_always_holds():
    for harm in (CLEAR, RISK, UNSURE):
        choice = Choice(
            outcome=REFUSED, part="", has_conditions=False, has_reasons=True, harm=harm, axes=2,
            is_published=False,
        )  # fmt: skip
        assert problems(choice) == []
