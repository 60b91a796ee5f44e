"""Where handovers are found."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "handovers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("finmaskig.handovers.urls_grounds")),
    path("", include("finmaskig.handovers.urls_moves")),
    path("", include("finmaskig.handovers.urls_papers")),
]
