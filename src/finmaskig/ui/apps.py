"""The application of templates, components and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How pages look."""

    name = "finmaskig.ui"
    label = "ui"
