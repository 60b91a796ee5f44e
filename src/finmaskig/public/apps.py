"""The application of the public side."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The pages that a stranger can open."""

    name = "finmaskig.public"
    label = "public"
