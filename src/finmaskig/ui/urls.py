"""Addresses that both sides share."""

from django.urls import path

from finmaskig.ui import theme

urlpatterns = [path("theme.css", theme.theme_css, name="theme_css")]
