"""A person met: what was seen, offered and answered; never who it was."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach import rules
from finmaskig.outreach.choices import HeldDecision, HeldReason
from finmaskig.shared.models import UUIDModel


def _known(field: str, values: tuple[str, ...], claim: str) -> models.CheckConstraint:
    """Let the database hold a closed list; empty means not recorded."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *values]}), name=f"outreach_encounter_{claim}"
    )


_A_COUNT = {
    "age__isnull": True,
    "met_at__isnull": True,
    "residence": "",
    "trafficking": "",
    "acute": "",
    "guardian_safe": "",
    "children": "",
    "stay": "",
    "wants_return": "",
    "child_leaves": "",
    "talk_alone": "",
    "protection": "",
    "language": "",
    "interpreter": "",
    "arena": "",
    "talked": False,
    "follow_up": False,
    "sugar_dating": False,
    "self_harm": False,
    "health_material": False,
    "card_given": False,
    "signs": [],
    "exploitation": [],
    "needs": [],
    "concerns": [],
}
"""What a buyer's row never holds (GDPR art. 10)."""


class Encounter(UUIDModel):
    """One meeting in a shift. Empty means not recorded."""

    shift = models.ForeignKey("outreach.Shift", on_delete=models.PROTECT, related_name="encounters")
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="encounters"
    )
    board = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="encounters"
    )
    side = models.CharField(_("sida"), max_length=8)
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="encounters")
    number = models.PositiveIntegerField(_("nummer"))
    met_on = models.DateField(_("dag"))
    met_at = models.DateTimeField(_("tid"), null=True, blank=True)

    age = models.PositiveSmallIntegerField(_("ålder"), null=True, blank=True)
    age_band = models.CharField(_("åldersgrupp"), max_length=8, blank=True)
    may_be_child = models.BooleanField(_("kan vara barn"), null=True, blank=True)
    kind = models.CharField(_("personen är"), max_length=16, blank=True)
    sex = models.CharField(_("kön"), max_length=12, blank=True)
    residence = models.CharField(_("hemkommun"), max_length=8, blank=True)
    trafficking = models.CharField(_("tecken på människohandel"), max_length=12, blank=True)
    offered = models.JSONField(_("vi erbjöd"), default=list, blank=True)
    answer = models.CharField(_("svar"), max_length=12, blank=True)
    could_not_reason = models.CharField(_("varför inte"), max_length=24, blank=True)

    talk_alone = models.CharField(_("kunde prata ensam"), max_length=8, blank=True)
    talked = models.BooleanField(_("stödsamtal på plats"), default=False)
    protection = models.CharField(_("behov av skydd"), max_length=8, blank=True)
    follow_up = models.BooleanField(_("vi ska ses igen"), default=False)
    sugar_dating = models.BooleanField(_("sugardejting"), default=False)
    self_harm = models.BooleanField(_("sex som självskadebeteende"), default=False)
    signs = models.JSONField(_("tecken som sågs"), default=list, blank=True)
    exploitation = models.JSONField(_("former av utnyttjande"), default=list, blank=True)
    acute = models.CharField(_("akut fara"), max_length=8, blank=True)
    children = models.CharField(_("barn i hemmet"), max_length=8, blank=True)
    guardian_safe = models.CharField(
        _("tryggt att kontakta vårdnadshavare"), max_length=8, blank=True
    )
    child_leaves = models.CharField(_("barnet går eller säger inte vem"), max_length=8, blank=True)
    stay = models.CharField(_("rätt att vistas här"), max_length=16, blank=True)
    wants_return = models.CharField(_("vill resa hem"), max_length=8, blank=True)
    language = models.CharField(_("språk"), max_length=12, blank=True)
    interpreter = models.CharField(_("tolk"), max_length=12, blank=True)
    health_material = models.BooleanField(_("fick hälsomaterial"), default=False)
    card_given = models.BooleanField(_("fick kort"), default=False)
    needs = models.JSONField(_("behov"), default=list, blank=True)
    concerns = models.JSONField(_("oro"), default=list, blank=True)
    arena = models.CharField(_("arena"), max_length=40, blank=True)

    joined_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined"
    )
    digest = models.CharField(_("fingeravtryck av innehållet"), max_length=64)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "number"], name="outreach_encounter_number_is_once_in_a_shift"
            ),
            _known("kind", rules.KINDS, "kind_is_known"),
            _known("age_band", rules.AGE_BANDS, "age_band_is_known"),
            _known("sex", rules.SEXES, "sex_is_known"),
            _known("trafficking", rules.TRAFFICKING, "trafficking_is_known"),
            _known("answer", rules.ANSWERS, "answer_is_known"),
            _known("acute", rules.YES_NO, "acute_is_known"),
            _known("guardian_safe", rules.YES_NO_UNKNOWN, "guardian_safe_is_known"),
            _known("stay", rules.STAYS, "stay_is_known"),
            models.CheckConstraint(
                condition=Q(side__in=rules.SIDES), name="outreach_encounter_side_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="buyer") | Q(side="buyer", **_A_COUNT),
                name="outreach_encounter_buyer_is_a_count",
            ),
            models.CheckConstraint(
                condition=Q(stay="")
                | Q(trafficking__in=rules.SIGNS_SEEN)
                | Q(protection="yes")
                | Q(acute="yes"),
                name="outreach_encounter_stay_only_for_protection",
            ),
            models.CheckConstraint(
                condition=Q(could_not_reason="") | Q(answer="could_not"),
                name="outreach_encounter_reason_only_when_not_offered",
            ),
            models.CheckConstraint(
                condition=Q(joined_into__isnull=True) | ~Q(joined_into=F("id")),
                name="outreach_encounter_not_joined_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(age__isnull=True) | Q(age__lte=120, age_band__gt=""),
                name="outreach_encounter_age_has_its_band",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-met_on"], name="outreach_encounter_unit_day"),
            models.Index(fields=["shift", "side"], name="outreach_encounter_shift_side"),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.number}"

    @property
    def is_buyer(self) -> bool:
        """Tell whether the row is a count and nothing more."""
        return self.kind == "buyer"

    @property
    def band_code(self) -> str:
        """Return the code of the word for the age: its band, or that it may be a child."""
        return "may_be_child" if self.may_be_child else self.age_band

    @property
    def is_joined_away(self) -> bool:
        """Tell whether another row stands for the same meeting."""
        return self.joined_into_id is not None


class HeldPacket(UUIDModel):
    """A meeting sent by a phone that a person must decide about; never dropped."""

    encounter_id = models.UUIDField(_("mötets id"))
    shift = models.ForeignKey(
        "outreach.Shift", on_delete=models.PROTECT, null=True, related_name="held_packets"
    )
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="held_packets"
    )
    author = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="written_packets"
    )
    sender = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="sent_packets"
    )
    reason = models.CharField(_("varför"), max_length=20, choices=HeldReason.choices)
    detail = models.CharField(_("närmare"), max_length=300, blank=True)
    content = models.JSONField(_("innehåll"), default=dict)
    digest = models.CharField(_("fingeravtryck av innehållet"), max_length=64)
    received_at = models.DateTimeField(_("kom in"))
    device_at = models.DateTimeField(_("telefonens tid"), null=True, blank=True)
    decision = models.CharField(
        _("beslut"), max_length=12, choices=HeldDecision.choices, blank=True
    )
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_packets",
    )
    decided_at = models.DateTimeField(_("beslutat"), null=True, blank=True)

    class Meta:
        ordering = ["received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["encounter_id", "digest", "sender"],
                name="outreach_heldpacket_is_held_once",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="outreach_heldpacket_decision_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "received_at"],
                name="outreach_held_waiting",
                condition=Q(decision=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.reason}"

    @property
    def clocks_differ(self) -> bool:
        """Tell whether the phone's clock was more than five minutes from the server's."""
        met_at = self.content.get("met_at")
        if self.device_at is None or not met_at:
            return False
        apart = self.device_at - datetime.fromisoformat(str(met_at))
        return abs(apart) > timedelta(minutes=5)


class UnitMonth(UUIDModel):
    """A unit's counts of one month, kept so that no page counts rows."""

    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="outreach_months"
    )
    month = models.DateField(_("månadens första dag"))
    shift_count = models.PositiveIntegerField(_("pass"), default=0)
    encounter_count = models.PositiveIntegerField(_("möten"), default=0)
    offered_count = models.PositiveIntegerField(_("erbjudna stöd"), default=0)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "month"], name="outreach_unitmonth_is_one_a_month"
            ),
            models.CheckConstraint(
                condition=Q(offered_count__lte=F("encounter_count")),
                name="outreach_unitmonth_offered_are_encounters",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}"
