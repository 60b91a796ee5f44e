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
    "CountedTable": {"pure/statistics/", "reports/queries/counted.py", "config/cli/"},
}
"""Where each kind may be made."""
OWN_PAGE = {"reports/access.py", "reports/own_layout.py"}
"""Who may know of exact figures at all, beside the calculations."""


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


def test_a_units_exact_figures_are_known_only_to_its_page():
    knowing = [
        short(path)
        for path in source()
        if _is_product(path)
        and not _within(path, {*OWN_PAGE, "pure/statistics/"})
        and "OwnTable" in {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)}
    ]
    assert knowing == []


def test_nothing_that_is_exported_comes_from_the_door_to_exact_figures():
    leaving = ("rendering", "documents", "keeping", "drawing", "exploring", "services")
    calling = [
        short(path)
        for path in source()
        if any(word in path.as_posix() for word in leaving)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and node.module in {"finmaskig.reports.access", "finmaskig.reports.own_layout"}
    ]
    assert calling == []
