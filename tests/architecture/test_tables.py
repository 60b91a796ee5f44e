"""Each kind of table is made in its own place, and only the safe one leaves."""

import ast

from tests.architecture.tree import parsed, short, source

MAKERS = {
    "OwnTable": {"reports/access.py"},
    "SafeTable": {
        "pure/statistics/",
        "reports/queries/pattern.py",
        "reports/services/protecting.py",
    },
    "WeighedTable": {"reports/access_requests.py"},
    "DisclosedTable": {"reports/services/disclosing.py"},
    "CountedTable": {"pure/statistics/", "reports/queries/counted.py", "config/cli/"},
}
"""Where each kind may be made."""
OWN_PAGE = {"reports/access.py", "reports/own_layout.py"}
"""Who may know of exact figures at all, beside the calculations."""


WEIGHED = {
    "reports/exact.py",
    "reports/access_requests.py",
    "reports/request_pages.py",
    "reports/forms/requests.py",
}
"""Who may know of exact figures that are weighed: the door, and the page of who decides."""
PAPERS = {"reports/exact.py", "reports/services/disclosing.py", "reports/rendering/disclosed.py"}
"""Who may know of exact figures that a decision lets out: its service, and its paper."""


def _within(path, places):
    parts = path.as_posix()
    return any(f"finmaskig/{place}" in parts for place in places)


def _made(path, kind):
    return [
        f"{short(path)}:{node.lineno}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and kind == (node.func.id if isinstance(node.func, ast.Name) else node.func.attr)
    ]


def _is_product(path):
    return "tests" not in path.parts


def test_each_kind_of_table_is_made_only_where_it_may():
    made = [
        line
        for kind, places in MAKERS.items()
        for path in source()
        if _is_product(path) and not _within(path, places)
        for line in _made(path, kind)
    ]
    assert made == []


def _knowing(kind, places):
    return [
        short(path)
        for path in source()
        if _is_product(path)
        and not _within(path, places)
        and kind in {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)}
    ]


def test_a_units_exact_figures_are_known_only_to_its_page():
    assert _knowing("OwnTable", {*OWN_PAGE, "pure/statistics/"}) == []


def test_exact_figures_of_a_board_are_known_to_who_decides_and_to_the_paper_of_a_decision():
    assert _knowing("WeighedTable", WEIGHED) == []
    assert _knowing("DisclosedTable", PAPERS) == []


def test_exact_counts_are_read_only_by_the_door_the_decision_and_the_protected_alternative():
    reading = [
        short(path)
        for path in source()
        if _is_product(path) and not _within(path, {"reports/queries/exact.py"})
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func) == "exact.exact"
    ]
    assert set(reading) == {
        "src/finmaskig/reports/access_requests.py",
        "src/finmaskig/reports/services/disclosing.py",
    }


def test_only_the_door_of_decisions_lets_exact_figures_be_printed():
    printing = [
        short(path)
        for path in source()
        if _is_product(path)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and node.module == "finmaskig.reports.rendering.disclosed"
    ]
    assert set(printing) == {
        "src/finmaskig/reports/views/requests.py",
        "src/finmaskig/reports/views/sheets.py",
    }


def test_nothing_that_is_exported_comes_from_the_door_to_exact_figures():
    leaving = ("rendering", "documents", "keeping", "drawing", "exploring", "services")
    calling = [
        short(path)
        for path in source()
        if any(word in short(path) for word in leaving)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and node.module in {"finmaskig.reports.access", "finmaskig.reports.own_layout"}
    ]
    assert calling == []
