"""Who may touch what, where the import contracts cannot say it."""

import ast

from tests.architecture.tree import domain, parsed, short, source, tracked

READS_ROWS = {"queries", "access", "services", "models"}


def _attributes(path, name):
    return [
        node.lineno
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == name
    ]


def test_only_data_modules_touch_rows():
    touching = [
        f"{short(path)}:{line}"
        for path in source()
        if not READS_ROWS & {path.stem, *path.parent.parts} and domain(path) != "config"
        for line in _attributes(path, "objects")
    ]
    assert touching == []


def _imported_models(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and ".models" in node.module:
            parts = node.module.split(".")
            if parts[0] == "finmaskig" and parts[1] not in {domain(path), "shared"}:
                yield from ((alias.asname or alias.name) for alias in node.names)


def test_a_domains_rows_are_read_only_inside_it():
    strangers = []
    for path in source():
        if domain(path) == "config":
            continue
        foreign = set(_imported_models(path))
        strangers += [
            f"{short(path)}:{node.lineno} {node.value.id}.objects"
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Attribute)
            and node.attr == "objects"
            and isinstance(node.value, ast.Name)
            and node.value.id in foreign
        ]
    assert strangers == []


def test_views_do_not_write():
    writing = [
        f"{short(path)}:{node.lineno}"
        for path in source()
        if "views" in path.parts or path.name == "views.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"save", "delete", "bulk_create", "create", "update_or_create"}
    ]
    assert writing == []


def test_views_do_not_compare_roles():
    comparing = [
        f"{short(path)}:{node.lineno}"
        for path in source()
        if "views" in path.parts or path.name == "views.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Compare) and "role" in ast.unparse(node.left)
    ]
    assert comparing == []


def test_only_the_clock_reads_the_clock():
    reading = [
        short(path)
        for path in source()
        if path.name != "clock.py" and "timezone.now()" in path.read_text(encoding="utf-8")
    ]
    assert reading == []


def test_every_domain_has_a_module_that_says_what_it_is():
    silent = [
        short(path)
        for path in source()
        if path.read_text(encoding="utf-8").strip() and ast.get_docstring(parsed(path)) is None
    ]
    assert silent == []


def test_no_migration_is_named_by_the_machine():
    automatic = [short(path) for path in tracked("src/*/migrations/*.py") if "_auto" in path.name]
    assert automatic == []
