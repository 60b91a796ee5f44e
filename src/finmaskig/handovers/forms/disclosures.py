"""Note what has been told, propose to tell, decide, correct."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import grounds, parts
from finmaskig.handovers.choices_grounds import Part, Way
from finmaskig.handovers.forms.grounds import GroundForm
from finmaskig.handovers.forms.receivers import ToldFields
from finmaskig.handovers.queries.disclosures import LEAD_ROLE, known_child
from finmaskig.handovers.values_grounds import Correction, Decision, NewDisclosure
from finmaskig.shared.clock import STOCKHOLM, local, now
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField, TimeField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Disclosure

YES, NO = "yes", "no"


class DisclosureForm(ToldFields, GroundForm):
    """What, to whom, on what ground, how, and whether it is told already."""

    may_lack_ground = True
    id = forms.UUIDField(widget=forms.HiddenInput)
    how = ChipField(
        label=_("Hur?"), choices=[one for one in Way.choices if one[0] != parts.HANDOVER]
    )
    told_on = DateField(
        label=_("Redan berättat den"),
        required=False,
        help_text=_("Lämna tomt om det sker nu, eller om du frågar först."),
    )
    told_at = TimeField(label=_("Klockan"), required=False)
    was_urgent = forms.BooleanField(
        label=_("Det var fara. Jag berättade först och skriver nu."), required=False
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, actor: Actor, case: Case | None = None
    ) -> None:
        super().__init__(data, initial={"id": uuid4()})
        self.actor, self.case, self.now = actor, case, now()
        on = local(self.now).date()
        self.offer_told(_parts_of(case), on)
        self.offer_grounds(case, on)

    def clean(self) -> dict[str, object]:
        """Say at its field what does not hold together."""
        values = super().clean() or self.cleaned_data
        self.check_told()
        if values.get("told_at") and not values.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", _("Skriv vilken dag det var."))
        at = self.told_moment
        if at is not None and at > self.now:
            self.add_error("told_on", _("Tiden har inte varit än. Välj när du berättade det."))
        else:
            self.check_ground(self._facts(at))
        return values

    def _facts(self, at: datetime | None) -> grounds.GroundFacts:
        return grounds.GroundFacts(
            on=local(at or self.now).date(),
            receiver=self.receiver,
            parts=self.told_parts,
            has_contact=self.case is not None,
            is_child=known_child(self.case),
            was_urgent=bool(self.cleaned_data.get("was_urgent")),
            told_before_decision=at is not None and self.actor.role != LEAD_ROLE,
        )

    @property
    def told_moment(self) -> datetime | None:
        """Return when it was told, at the end of its day without a time; nothing means now."""
        day = self.cleaned_data.get("told_on")
        if day is None:
            return None
        clock = self.cleaned_data.get("told_at")
        if clock is None:
            last = datetime.max.time().replace(microsecond=0)
            end = datetime.combine(day, last, tzinfo=STOCKHOLM)
            return min(end, self.now) if day == local(self.now).date() else end
        return datetime.combine(day, clock, tzinfo=STOCKHOLM)

    def new(self, *, kind: str = parts.CASE, about_id: UUID | None = None) -> NewDisclosure:
        """Return what was filled in, about a contact or something else."""
        values = self.cleaned_data
        return NewDisclosure(
            id=values["id"],
            parts=self.told_parts,
            receiver=self.receiver,
            choice=self.chosen(),
            how=values["how"],
            case=self.case,
            about_kind=kind,
            about_id=about_id,
            was_urgent=values["was_urgent"],
            made_at=self.told_moment,
        )


def _parts_of(case: Case | None) -> list[str]:
    if case is None:
        return list(parts.MEETING_PARTS)
    return [code for code in parts.PARTS if code != parts.TRACK or case.is_coordination]


class DecisionForm(forms.Form):
    """Yes or no, and why."""

    answer = ChipField(
        label=_("Får uppgiften lämnas?"),
        choices=[(YES, _("Ja")), (NO, _("Nej"))],
        error_messages={"required": _("Svara ja eller nej.")},
    )
    weighing = FreeTextField(
        label=_("Så har jag vägt"),
        help_text=_("Skriv dina egna skäl, inte medarbetarens."),
        required=True,
        rows=4,
    )

    @property
    def decision(self) -> Decision:
        """Return what the lead has decided."""
        values = self.cleaned_data
        return Decision(is_yes=values["answer"] == YES, weighing=values["weighing"])


class CorrectionForm(forms.Form):
    """What was told after all, and what was wrong in the note."""

    parts = ChipsField(
        label=_("Det här berättades"), error_messages={"required": _("Välj minst en del.")}
    )
    why = FreeTextField(
        label=_("Vad blev fel?"),
        help_text=_("Den första anteckningen står kvar. Rättelsen står bredvid."),
        required=True,
        rows=3,
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, row: Disclosure) -> None:
        super().__init__(data, initial={"parts": row.parts})
        question = self.fields["parts"]
        assert isinstance(question, ChipsField)
        known = parts.PARTS if row.case_id else parts.MEETING_PARTS
        question.choices = [(code, Part(code).label) for code in known]

    @property
    def correction(self) -> Correction:
        """Return what was filled in."""
        values = self.cleaned_data
        return Correction(parts=tuple(values["parts"]), why=values["why"])
