"""Template tags of figures: the row of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from finmaskig.ui import menu

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()


@register.inclusion_tag("reports/parts/tabs.html", takes_context=True)
def figure_tabs(context: Context) -> dict[str, list[menu.Link]]:
    """Show the pages of figures that the reader's role has, the one that is open as current."""
    request = context["request"]
    return {"tabs": menu.links(request.actor.role, request.path, "figures")}
