"""Templates stay short, plain and free of what a strict browser refuses."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import short, tracked

LINES = 120
IF_LEVELS = 2
WITHOUT_SESSION = ("/public/", "outreach/field.html")
"""Pages that know no session: the public side, and the shell that sends nothing by itself."""
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.DOTALL),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc=)"),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.DOTALL),
    "a javascript address": re.compile(r"javascript:"),
    "something loaded from elsewhere": re.compile(
        r"<(?:link|script|img|iframe|source|use)\b[^>]*\b(?:href|src)=[\"']?(?:https?:)?//"
    ),
    "unescaped text": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
    "a role": re.compile(r"\{%\s*(?:el)?if[^%]*\.role\b"),
    "a query": re.compile(r"\.objects\b|_set\b|\.(?:filter|exists|all)(?=[^%}\w][^%}]*[%}]\})"),
    "an untranslated alternative text": re.compile(r"\balt=[\"'][^\"'{]"),
}


def templates() -> list[Path]:
    return [path for path in tracked("src/*.html") if "/tests/" not in str(path)]


def markup(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def deepest_if(text: str) -> int:
    depth = deepest = 0
    for word in re.findall(r"\{%\s*(if|endif)\b", text):
        depth += 1 if word == "if" else -1
        deepest = max(deepest, depth)
    return deepest


def test_there_are_templates_to_look_at():
    assert len(templates()) > 20


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [short(p) for p in templates() if FORBIDDEN[what].search(markup(p))] == []


def test_no_template_is_longer_than_120_lines():
    sizes = {short(p): len(p.read_text(encoding="utf-8").splitlines()) for p in templates()}
    assert {name: size for name, size in sizes.items() if size > LINES} == {}


def test_no_template_nests_more_than_two_ifs():
    deep = {short(path): deepest_if(markup(path)) for path in templates()}
    assert {name: levels for name, levels in deep.items() if levels > IF_LEVELS} == {}


def test_components_are_included_with_only_what_they_need():
    include = re.compile(r"\{%\s*include\s+\"ui/components/[^%]*%\}")
    leaking = {
        short(path): found
        for path in templates()
        if (found := [tag for tag in include.findall(markup(path)) if " only " not in tag])
    }
    assert leaking == {}


def test_every_page_has_a_title_and_a_frame():
    framed = re.compile(
        r"\{% extends \"(ui|public|accounts|allauth|account|mfa)/[\w/]+\.html\" %\}"
    )
    pages = [p for p in templates() if "{% block content %}" in markup(p) and "/ui/" not in str(p)]
    assert [short(p) for p in pages if not framed.search(markup(p))] == []
    titled = [p for p in pages if "/public/" not in str(p)]  # those share one title, on purpose
    assert [short(p) for p in titled if "{% block title %}" not in markup(p)] == []


def test_every_form_that_changes_something_has_its_token():
    form = re.compile(
        r"<form\b[^>]*method=[\"']post[\"'][^>]*>(.*?)</form>", re.DOTALL | re.IGNORECASE
    )
    bare = [
        short(path)
        for path in templates()
        if not any(folder in str(path) for folder in WITHOUT_SESSION)
        for inside in form.findall(markup(path))
        if "{% csrf_token %}" not in inside
    ]
    assert bare == []
