"""Words a user sees for a code, and arenas: dated data that an administrator changes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations.models.dated import DatedModel, begins_once, in_order
from finmaskig.shared.models import UUIDModel


class Word(UUIDModel, DatedModel):
    """The label of a code in a list, from a day. The code and every figure stay the same."""

    list = models.SlugField(_("lista"), max_length=40)
    code = models.CharField(_("kod"), max_length=60)
    label = models.CharField(_("ord"), max_length=120)
    label_en = models.CharField(_("ord på engelska"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        ordering = ["list", "position", "code", "valid_from"]
        constraints = [
            in_order("organisations_word_days_are_in_order"),
            *begins_once("organisations_word", "list", "code"),
            models.CheckConstraint(
                condition=~models.Q(label=""), name="organisations_word_label_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        """Return the label."""
        return self.label


class ArenaGroup(models.TextChoices):
    """What the rules of guidance know about an arena."""

    STREET = "street", _("utomhus")
    PREMISES = "premises", _("hotell, restaurang eller klubb")
    ONLINE = "online", _("på nätet")
    SCHOOL = "school", _("skola")
    DWELLING = "dwelling", _("bostad")
    OTHER = "other", _("annat")


class Arena(DatedModel):
    """A kind of place where people are met. An old arena keeps its code for ever."""

    code = models.SlugField(_("kod"), primary_key=True, max_length=40)
    group = models.CharField(_("grupp"), max_length=10, choices=ArenaGroup.choices)
    label = models.CharField(_("ord"), max_length=120)
    label_en = models.CharField(_("ord på engelska"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    coverage_note = models.CharField(_("vad siffrorna inte täcker"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "label"]
        constraints = [
            in_order("organisations_arena_days_are_in_order"),
            models.CheckConstraint(
                condition=~models.Q(label=""), name="organisations_arena_label_is_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(group__in=ArenaGroup.values),
                name="organisations_arena_group_is_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the label."""
        return self.label
