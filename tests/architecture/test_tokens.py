"""A part with a form gets its token: `only` hides it unless it is passed along."""

import re

from tests.architecture.tree import PACKAGE, short, tracked

INCLUDE = re.compile(r"""{%\s*include\s+["']([^"']+)["']([^%]*)%}""")


def _templates():
    return {
        str(path).split("/templates/")[1]: path.read_text(encoding="utf-8")
        for path in tracked("src/*.html")
        if "/templates/" in str(path)
    }


def _needs_token(name, templates, seen=()):
    """Tell whether a template, or a part that it includes, has a form of its own."""
    text = templates.get(name, "")
    if "{% csrf_token %}" in text:
        return True
    parts = [part for part, _rest in INCLUDE.findall(text) if part not in (*seen, name)]
    return any(_needs_token(part, templates, (*seen, name)) for part in parts)


def test_every_part_with_a_form_is_given_the_token():
    templates = _templates()
    without = [
        f"{name} includes {part}"
        for name, text in templates.items()
        for part, rest in INCLUDE.findall(text)
        if _needs_token(part, templates) and "only" in rest.split() and "csrf_token=" not in rest
    ]
    assert without == []


def test_every_form_that_posts_has_a_token_or_is_on_the_public_side():
    form = re.compile(r"<form[^>]*method=\"post\"[^>]*>(.*?)</form>", re.DOTALL)
    without = [
        short(path)
        for path in tracked("src/*.html")
        if "data-field-form novalidate" not in path.read_text(encoding="utf-8")
        and PACKAGE / "public" not in path.parents
        for body in form.findall(path.read_text(encoding="utf-8"))
        if "csrf_token" not in body
    ]
    assert without == []
