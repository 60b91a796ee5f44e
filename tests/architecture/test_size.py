"""Small files, small functions."""

import ast

from tests.architecture.tree import parsed, short, source, tracked

FILE_LINES = 400
FUNCTION_LINES = 40
VIEW_LINES = 25


def test_no_file_is_longer_than_400_lines():
    files = tracked("*.py", "*.html", "*.css", "*.js")
    long = {
        short(path): lines
        for path in files
        if "0001_initial" not in path.name
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert long == {}


def _functions(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{short(path)}:{node.name}": lines
        for path in source()
        for node, lines in _functions(path)
        if lines > FUNCTION_LINES
    }
    assert long == {}


def test_no_view_is_longer_than_25_lines():
    long = {
        f"{short(path)}:{node.name}": lines
        for path in source()
        if "views" in path.parts or path.name == "views.py"
        for node, lines in _functions(path)
        if lines > VIEW_LINES
    }
    assert long == {}
