"""Closed lists of destruction, with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finmaskig.retention import rules


class HoldReason(models.TextChoices):
    """Why a record must stay for now."""

    COURT = "court", _("mål i domstol")
    POLICE = "police", _("förundersökning")
    SUPERVISION = "supervision", _("tillsyn")
    DAMAGES = "damages", _("krav på skadestånd")
    DISCLOSURE = "disclosure", _("begäran att få ta del av handlingar")
    EXTRACT = "extract", _("personen har bett om sitt utdrag")
    ARCHIVE = "archive", _("bevaras för arkiv eller forskning (16 kap. 4 § SoL)")


class ListState(models.TextChoices):
    """Where a list stands."""

    MADE = rules.MADE, _("Väntar på granskning")
    REVIEWED = rules.REVIEWED, _("Väntar på beslut av en andra person")
    APPROVED = rules.APPROVED, _("Väntar i sju dagar")
    RUNNING = rules.RUNNING, _("Gallras nu")
    DESTROYED = rules.DESTROYED, _("Gallrad")
    STOPPED = rules.STOPPED, _("Stoppad")


class ItemState(models.TextChoices):
    """Where one record of a list stands."""

    LISTED = rules.LISTED, _("Med på listan")
    KEPT = rules.KEPT, _("Undantagen vid granskningen")
    DROPPED = rules.DROPPED, _("Föll bort")
    GOING = rules.GOING, _("Gallras nu")
    GONE = rules.GONE, _("Gallrad")


class Why(models.TextChoices):
    """Why a record is not destroyed, or fell off a list."""

    NO_RULE = rules.NO_RULE, _("Ingen regel gäller för det här slaget")
    NO_DATE = rules.NO_DATE, _("Dagen går inte att räkna ut")
    IN_FUTURE = rules.IN_FUTURE, _("Den senaste anteckningen har en dag som inte har varit")
    NO_DECISION = rules.NO_DECISION, _("Nämnden har inte beslutat om gallring")
    HELD = rules.HELD, _("Hålls kvar")
    WAITS = rules.WAITS, _("Tiden har inte gått ut")
    CHANGED = rules.CHANGED, _("Något ändrades efter granskningen")
    IS_GONE = rules.IS_GONE, _("Finns inte längre")
