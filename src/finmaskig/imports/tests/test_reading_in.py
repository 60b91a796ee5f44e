"""Rows come in whole or not at all, once, and as if they had been logged; no step opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.models import Case, CasePeriod
from finmaskig.cases.tests.factories import decide
from finmaskig.guidance.models import Step
from finmaskig.imports.mapping import Told
from finmaskig.imports.models import Batch, KnownRow, KnownShift
from finmaskig.imports.reading import SourceRow
from finmaskig.imports.rest import rest_of
from finmaskig.imports.rules.rows import FORMULA
from finmaskig.imports.services.examining import constants, examined
from finmaskig.imports.services.reading_in import RowsFaulty, read_in
from finmaskig.imports.tests.factories import MEETINGS, asked
from finmaskig.imports.wording import sentence, summary
from finmaskig.outreach.models import Encounter, Shift, UnitMonth
from finmaskig.outreach.services.counters import rebuild_months
from finmaskig.outreach.tests.factories import closed, met, running
from finmaskig.shared.clock import local
from finmaskig.vault.models import RecordKey

SHIFTS = [
    ["Datum", "Start", "Slut", "Passnr", "Passtyp", "Arena", "Tillsammans med", "Ingen mött"],
    ["2022-03-01", "18.00", "02.00", "1", "Gatumiljö", "Gata", "Polisen", ""],
    ["2022-03-26", "", "", "2", "Hotell", "Hotell", "", "ja"],
    ["2022-03-27", "02:50", "03:10", "", "Gatumiljö", "", "", ""],
]
CONTACTS = [
    ["Öppnad", "Avslutad", "Vem", "Läge", "Väg hit", "Orsak", "Hur det gick", "Kön", "Ålder"],
    ["2021-01-10", "2021-06-01", "Egen erfarenhet", "A", "Polisen", "Målet är nått", "", "", ""],
    ["2025-08-10", "2026-02-01", "Anhörig", "B", "", "Annat", "Vi vet inte", "Kvinna", "25+"],
]


def keep(actor, kind, rows, told=None, **how):
    return read_in(actor=actor, asked=asked(actor, kind, rows, told), **how)


def months():
    return sorted(UnitMonth.objects.values_list(
        "unit__name", "month", "shift_count", "encounter_count", "offered_count"))  # fmt: skip


def test_meetings_come_in_with_the_shifts_that_they_need(house):
    outcome = keep(house.lead, "encounters", MEETINGS)
    assert (outcome.new_count, outcome.made_shift_count, outcome.faulty_count) == (4, 2, 0)
    first, second = Shift.objects.order_by("started_at")
    assert (first.state, first.kind, first.partners, first.encounter_count, first.last_number) == (
        "closed", "street", ["police"], 3, 3,
    )  # fmt: skip
    assert (second.partners, second.municipality, second.planned_by_id) == (
        [], "0180", house.lead.user_id,
    )  # fmt: skip
    child, buyer, other = first.encounters.order_by("number")
    assert (child.age, child.age_band, child.side, child.met_at) == (16, "15-17", "victim", None)
    assert (buyer.kind, buyer.side, buyer.sex, buyer.answer) == ("buyer", "buyer", "man", "no")
    assert other.met_on == date(2022, 3, 2)
    assert {row.author_id for row in first.encounters.all()} == {house.lead.user_id}
    assert not Step.objects.exists()
    assert months() == [("Mika", date(2022, 3, 1), 2, 4, 3)]
    rebuild_months()
    assert months() == [("Mika", date(2022, 3, 1), 2, 4, 3)]
    batch = Batch.objects.get()
    assert (batch.pk, batch.row_count, batch.added_count) == (outcome.batch_id, 4, 4)
    entry = AccessEntry.objects.get(event="imports.read_in")
    assert (entry.reason, entry.ids) == ("encounters: 4", [str(batch.pk)])


def test_the_same_file_twice_adds_nothing(house):
    keep(house.lead, "encounters", MEETINGS)
    outcome = keep(house.lead, "encounters", MEETINGS)
    assert (outcome.new_count, outcome.known_count, outcome.batch_id) == (0, 4, None)
    longer = [*MEETINGS, MEETINGS[3]]
    outcome = keep(house.lead, "encounters", longer)
    assert (outcome.new_count, outcome.known_count, outcome.made_shift_count) == (1, 4, 0)
    assert Encounter.objects.count() == 5
    assert Shift.objects.count() == 2


def test_another_unit_has_rows_of_its_own(house):
    keep(house.lead, "encounters", MEETINGS)
    assert keep(house.petra, "encounters", MEETINGS).new_count == 4
    assert {row.unit_id for row in Shift.objects.all()} == {house.mika.pk, house.kast.pk}


def test_nothing_comes_in_unless_all_can_or_it_was_asked_for(house):
    rows = [*MEETINGS, ["2022-04-01", "3", "Gatumiljö", "", "Odd", "300", "", ""]]
    with pytest.raises(RowsFaulty, match="1 rader går inte att läsa in"):
        keep(house.lead, "encounters", rows)
    assert not Encounter.objects.exists()
    assert not Batch.objects.exists()
    file = asked(house.lead, "encounters", rows)
    outcome = read_in(actor=house.lead, asked=file, only_good=True)
    assert Encounter.objects.count() == outcome.new_count == 4
    assert [(one.row, one.column, one.value) for one in outcome.problems] == [
        (6, "Vem", "Odd"), (6, "Ålder", "300"),
    ]  # fmt: skip
    assert sentence(outcome.problems[0]).startswith("Ordet är inte känt. Tillåtet: Utsatt, Köpare")
    rest = rest_of(file.file, outcome).decode("utf-8-sig").splitlines()
    assert rest[0].endswith(";Rad i filen;Vad är fel")
    assert rest[1].startswith("2022-04-01;3;Gatumiljö;;Odd;300;;;6;Vem: Ordet är inte känt.")
    assert len(rest) == 2


def test_the_rest_is_safe_to_open_and_can_be_read_in_again(house):
    told = Told(columns={"day": "Datum", "kind": "Vem"}, always={"shift_kind": "street"})
    rows = [["Datum", "Vem", "=x"], ["snart", "Utsatt", "=1+1"]]
    file = asked(house.lead, "encounters", rows, told)
    cells = SourceRow(2, ("snart", FORMULA, "=1+1"))
    file = replace(file, file=replace(file.file, rows=(cells,)))
    rest = rest_of(file.file, examined(house.lead, file).outcome).decode("utf-8-sig")
    assert rest.splitlines()[0].startswith("Datum;Vem;'=x;")
    assert rest.splitlines()[1].startswith("snart;;'=1+1;2;Datum: Det är inget datum.")


def test_a_buyer_stays_a_count_and_it_is_said(house):
    rows = [["Datum", "Slag av pass", "Vem", "Ålder", "Hemkommun"],
            ["2022-03-01", "Gatumiljö", "Köpare", "44", "Solna"]]  # fmt: skip
    outcome = keep(house.petra, "encounters", rows)
    met_one = Encounter.objects.get()
    assert (met_one.age, met_one.age_band, met_one.residence) == (None, "25+", "")
    assert outcome.buyer_count == 1
    assert any("köpare" in line for line in summary(outcome))


def test_one_row_can_stand_for_several_and_clocks_are_kept(house):
    rows = [["Datum", "Tid", "Antal", "Vem", "Ålder", "Slag av pass"],
            ["2022-03-01", "21.40", "3", "Utsatt", "may_be_child", "Gatumiljö"]]  # fmt: skip
    keep(house.lead, "encounters", rows)
    found = Encounter.objects.all()
    assert len(found) == 3
    assert {(row.age_band, row.may_be_child) for row in found} == {("unknown", True)}
    assert str(local(found[0].met_at)) == "2022-03-01 21:40:00+01:00"


def test_shifts_come_in_first_and_meetings_find_them(house):
    outcome = keep(house.lead, "shifts", SHIFTS)
    assert outcome.new_count == 3
    first, second, third = Shift.objects.order_by("started_at")
    assert str(local(first.started_at)) == "2022-03-01 18:00:00+01:00"
    assert str(local(first.ended_at)) == "2022-03-02 02:00:00+01:00"
    assert (local(second.started_at).hour, second.nobody_met) == (12, True)
    assert third.ended_at > third.started_at
    assert keep(house.lead, "shifts", SHIFTS).known_count == 3
    rows = [["Datum", "Pass", "Vem"], ["2022-03-02", "1", "Utsatt"], ["2022-03-26", "2", "Anhörig"]]
    outcome = keep(house.lead, "encounters", rows)
    assert (outcome.new_count, outcome.made_shift_count) == (2, 0)
    second.refresh_from_db()
    assert (second.encounter_count, second.nobody_met) == (1, False)
    by_day = [["Datum", "Vem"], ["2022-03-27", "Utsatt"], ["2022-05-01", "Utsatt"]]
    found = examined(house.lead, asked(house.lead, "encounters", by_day)).outcome
    assert found.new_count == 1
    assert [(one.row, one.column, one.value, one.code) for one in found.problems] == [
        (3, "", "2022-05-01", "no_shift")
    ]
    assert sentence(found.problems[0]).startswith("Det finns inget pass den dagen.")


def test_shifts_do_not_come_after_their_meetings(house):
    keep(house.lead, "encounters", MEETINGS)
    outcome = examined(house.lead, asked(house.lead, "shifts", SHIFTS)).outcome
    assert [(one.row, one.value, one.code) for one in outcome.problems] == [
        (2, "1", "shift_exists"), (3, "2", "shift_exists"),
    ]  # fmt: skip


def test_a_number_stands_for_one_row(house):
    rows = [["Datum", "Radnummer", "Vem", "Slag av pass"],
            ["2022-03-01", "7", "Utsatt", "Gatumiljö"],
            ["2022-03-02", "7", "Utsatt", "Gatumiljö"]]  # fmt: skip
    outcome = examined(house.lead, asked(house.lead, "encounters", rows)).outcome
    assert [(one.row, one.value, one.code) for one in outcome.problems] == [(3, "7", "twice")]
    keep(house.lead, "encounters", rows[:2])
    changed = [rows[0], ["2022-03-01", "7", "Köpare", "Gatumiljö"]]
    outcome = keep(house.lead, "encounters", changed)
    assert (outcome.known_count, outcome.changed_count) == (1, 1)
    assert Encounter.objects.get().kind == "exposed"
    assert "1 av dem har ändrats" in " ".join(summary(outcome))


def test_days_with_shifts_of_the_units_own_are_pointed_out(house):
    shift = running(house.sara)
    met(house.sara, shift)
    closed(shift, house.sara)
    rows = [["Datum", "Vem", "Slag av pass"], ["2026-06-15", "Utsatt", "Gatumiljö"]]
    outcome = keep(house.lead, "encounters", rows)
    assert (outcome.overlap_count, outcome.made_shift_count) == (1, 1)
    shift.refresh_from_db()
    assert shift.encounter_count == 1


def test_ended_contacts_come_in_with_an_alias_of_their_own_and_no_steps(house):
    decide(house.mika, house.lead)
    assert keep(house.lead, "contacts", CONTACTS).new_count == 2
    advice, support = Case.objects.order_by("opened_on")
    assert (advice.mode, advice.kind, advice.way_in, advice.closed_on) == (
        "A", "own", "police", date(2021, 6, 1),
    )  # fmt: skip
    assert (advice.sex, support.sex, support.age_band) == ("", "woman", "25+")
    assert advice.alias != support.alias
    assert set(RecordKey.objects.values_list("record", flat=True)) == {advice.pk, support.pk}
    periods = CasePeriod.objects.order_by("opened_on").values_list("closing_reason", "outcome")
    assert list(periods) == [("goal_reached", ""), ("other", "unknown")]
    assert not Step.objects.exists()
    assert keep(house.lead, "contacts", CONTACTS).known_count == 2


def test_a_contact_without_the_boards_decision_is_faulty(house):
    outcome = examined(house.lead, asked(house.lead, "contacts", CONTACTS)).outcome
    assert [(one.row, one.code) for one in outcome.problems] == [(3, "no_decision")]


def test_the_other_sides_people_are_no_words_of_a_unit(house):
    rows = [CONTACTS[0], [*CONTACTS[1][:2], "Köper sex", *CONTACTS[1][3:]]]
    file = asked(house.lead, "contacts", rows)
    assert [one.code for one in examined(house.lead, file).outcome.problems] == ["code"]


def test_values_for_all_rows_are_tried_once(house):
    told = Told(columns={"day": "Datum", "kind": "Vem"}, always={"shift_kind": "Månen"})
    file = asked(house.lead, "encounters", MEETINGS, told)
    assert [one.value for one in constants(house.lead, file)] == ["Månen"]
    assert (
        constants(house.lead, replace(file, file=asked(house.lead, "encounters", MEETINGS).file))
        == []
    )


def test_progress_and_sentences(house):
    told = []
    outcome = keep(house.lead, "encounters", MEETINGS, progress=lambda *at: told.append(at))
    assert told == [(0, 4), (4, 4), (4, 4)]
    assert summary(outcome) == ["4 rader är inlästa.", "2 pass görs för mötena."]
    again = keep(house.lead, "encounters", MEETINGS)
    assert summary(again) == ["Inget nytt att läsa in.", "4 rader fanns redan."]
    assert summary(replace(outcome, batch_id=None), dry_run=True)[0] == "4 rader kan läsas in."
    faulty = examined(
        house.lead, asked(house.lead, "encounters", [MEETINGS[0], ["snart", *[""] * 7]])
    ).outcome
    assert summary(faulty) == ["Inget är inläst.", "1 rad går inte att läsa in."]
    assert summary(faulty, dry_run=True)[0] == "Inget nytt att läsa in."


def test_no_content_is_kept_of_a_row(house):
    keep(house.lead, "encounters", MEETINGS)
    kept = str([*KnownRow.objects.values_list(), *KnownShift.objects.values_list()])
    assert not any(word in kept for row in MEETINGS for word in row if len(word) > 3)
    assert [str(row)[:4] for row in (Batch.objects.get(), Batch.objects.get().register)]
    assert str(KnownRow.objects.first()) == KnownRow.objects.first().digest
    assert str(KnownShift.objects.first()) == KnownShift.objects.first().digest
