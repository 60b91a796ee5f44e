"""The municipality's own colours: one optional style sheet beside the database."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def theme_css(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- a view
    """Serve the style sheet that the setting names."""
    path = Path(settings.THEME_CSS)
    if not path.is_file():
        raise Http404
    headers = {"Cache-Control": "public, max-age=300"}
    return HttpResponse(path.read_bytes(), content_type="text/css; charset=utf-8", headers=headers)
