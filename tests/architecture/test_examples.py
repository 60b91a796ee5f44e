"""The examples in docstrings are true."""

import doctest
from importlib import import_module

from tests.architecture.tree import PACKAGE, source


def test_every_example_in_a_docstring_is_true():
    shown = [path for path in source() if ">>> " in path.read_text(encoding="utf-8")]
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in shown
    ]
    wrong = {name: doctest.testmod(import_module(name)).failed for name in names}
    assert {name: failed for name, failed in wrong.items() if failed} == {}
