"""The choice of where to work."""

from __future__ import annotations

from django import forms


class WorkplaceForm(forms.Form):
    """One membership, and the page to go on to."""

    membership = forms.UUIDField()
    next = forms.CharField(required=False, max_length=500)
