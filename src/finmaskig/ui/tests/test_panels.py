"""Parts that higher domains put on a page."""

from django.template.loader import render_to_string

from finmaskig.ui import panels
from finmaskig.ui.panels import Panel


def test_parts_come_in_order_and_without_those_that_have_nothing_to_show(monkeypatch):
    monkeypatch.setattr(panels, "_makers", {})
    panels.register("page", "late", lambda _actor, subject: Panel("b.html", {"id": subject}))
    panels.register("page", "early", lambda _actor, _subject: Panel("a.html", {}), order=1)
    panels.register("page", "empty", lambda _actor, _subject: None)
    panels.register("elsewhere", "other", lambda _actor, _subject: Panel("c.html", {}))
    assert panels.panels("page", None, 7) == [Panel("a.html", {}), Panel("b.html", {"id": 7})]


def test_the_same_name_replaces_what_it_was(monkeypatch):
    monkeypatch.setattr(panels, "_makers", {})
    for template in ("old.html", "new.html"):
        panels.register("page", "one", lambda *_both, name=template: Panel(name, {}))
    assert [panel.template for panel in panels.panels("page", None, None)] == ["new.html"]


def test_a_page_includes_its_parts_with_their_values():
    part = Panel("ui/components/empty.html", {"title": "Inget"})
    shown = render_to_string("ui/components/panels.html", {"panels": [part], "csrf_token": "t"})
    assert "empty" in shown
