"""CPU time of a contact's page and of the lists, against an empty view that writes one log row.

With 20,000 contacts of 20 talks and a handover each in an embedded database, and the time it
takes to open 200 texts of 2 kB. CPU time of this process, median of many calls through the test
client.
"""

import statistics
import time
from datetime import timedelta
from uuid import uuid4

from benchmarks import world
from benchmarks.pages import ok, report

CASES, TALKS = 20_000, 20
WAITING = 500
"""One handover in so many waits for an answer."""

TEXTS, TEXT_LENGTH, MOST_MILLISECONDS = 200, 2_000, 5.0
GOALS = {"Kontakten": 6.0, "Kontakter": 6.0, "Överlämnanden": 6.0}


def fill(staff) -> list:
    """Save contacts with their keys and talks; return the first of them, whose page is opened."""
    from finmaskig.cases.models import Case, CasePeriod
    from finmaskig.cases.services.watching import keep_watch
    from finmaskig.shared.clock import now, today
    from finmaskig.vault.services import make_box

    unit, on = staff.unit("mikamottagningen-stockholm"), today()
    cases = [_case(unit, staff.user("sara"), number, on) for number in range(CASES)]
    Case.objects.bulk_create(cases, batch_size=1_000)
    CasePeriod.objects.bulk_create(
        (CasePeriod(case=case, opened_on=case.opened_on) for case in cases), batch_size=2_000
    )
    boxes = [make_box(record=case.pk, unit_id=unit.pk) for case in cases]
    _talks(cases, boxes, staff.user("sara"))
    _handovers(cases, unit, staff.user("sara"))
    keep_watch(actor=staff.actor("sara"), case=cases[0], at=now())
    return cases


def _case(unit, worker, number: int, on):
    from finmaskig.cases.models import Case

    return Case(
        pk=uuid4(),
        unit=unit,
        board_id=unit.board_id,
        side=unit.side,
        alias=f"Stilla björk {number}",
        alias_key=f"stilla björk {number}",
        mode="C",
        kind="own",
        opened_on=on - timedelta(days=400),
        mode_from=on - timedelta(days=400),
        worker=worker,
        last_heard_on=on - timedelta(days=number % 300),
        quiet_from=on - timedelta(days=400),
        last_note_on=on,
        next_talk_on=on + timedelta(days=number % 28),
        talk_count=TALKS,
    )


def _talks(cases, boxes, author) -> None:
    from finmaskig.cases.models import Talk
    from finmaskig.shared.clock import now, today

    at, on = now(), today()

    def rows():
        for case, box in zip(cases, boxes, strict=True):
            for number in range(TALKS):
                talk = Talk(
                    pk=uuid4(),
                    case=case,
                    mode="C",
                    held_on=on - timedelta(days=number * 14),
                    minutes=45,
                    form="here",
                    help_given=["support_talk"],
                    author=author,
                    noted_at=at,
                )
                box.put(talk, text="Vi talade om boendet och om nästa steg. " * 5)
                yield talk

    Talk.objects.bulk_create(rows(), batch_size=2_000)


def _handovers(cases, unit, worker) -> None:
    """Save one handover for each contact: most are over, some wait at each of the two units."""
    from finmaskig.handovers.models import Handover
    from finmaskig.organisations.models import Unit
    from finmaskig.shared.clock import now

    at, other = now(), Unit.objects.get(code="social-emergency-0180")

    def rows():
        for number, case in enumerate(cases):
            sender, receiver = (unit, other) if number % 2 else (other, unit)
            is_open = number % WAITING == number % 2
            sent_at = at - timedelta(hours=1) if is_open else at - timedelta(days=number % 900 + 9)
            yield Handover(
                case=case if sender == unit else None,
                story_side=unit.side,
                sender_unit=sender,
                sender_board_id=sender.board_id,
                sent_by=worker,
                receiver_kind="unit",
                receiver_unit=receiver,
                receiver_board_id=receiver.board_id,
                receiver_name=receiver.name,
                matter="support",
                age_group="adult",
                afterwards="close",
                ground="consent",
                state="proposed" if is_open else "declined",
                reason="" if is_open else "no_room",
                sent_at=sent_at,
                answer_by=sent_at + timedelta(days=2),
                closed_at=None if is_open else sent_at + timedelta(days=1),
            )

    Handover.objects.bulk_create(rows(), batch_size=2_000)


def milliseconds_to_open_texts() -> float:
    """Return the median time to open 200 texts of 2 kB under one key."""
    from finmaskig.pure.sealing.envelope import new_key, open_text, seal_text

    key = new_key()
    sealed = [seal_text(key, "å" * (TEXT_LENGTH // 2), place=str(n)) for n in range(TEXTS)]
    taken = []
    for _round in range(30):
        start = time.process_time()
        for number, text in enumerate(sealed):
            open_text(key, text, place=str(number))
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Fill the world, measure each page and print the ratios."""
    folder = world.start()
    from django.db import transaction
    from django.test import Client, override_settings
    from django.urls import reverse

    from finmaskig.config.demo.staff import hire
    from finmaskig.organisations.services import load_directory

    began = time.perf_counter()
    load_directory()
    with transaction.atomic():
        cases = fill(hire())
    print(f"{CASES} contacts of {TALKS} talks saved in {time.perf_counter() - began:.0f} s")
    with override_settings(ROOT_URLCONF="benchmarks.urls", ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.post("/demo/login/sara/")
        detail = reverse("cases:case_detail", args=[cases[0].pk])
        calls = {
            "Kontakten": lambda: ok(client.get(detail)),
            "Kontakter": lambda: ok(client.get(reverse("cases:case_list"))),
            "Överlämnanden": lambda: ok(client.get(reverse("handovers:handover_list"))),
        }
        report(calls, GOALS, lambda: ok(client.get("/bench/empty/")))
    taken = milliseconds_to_open_texts()
    print(f"{TEXTS} texts of 2 kB opened in {taken:.2f} ms CPU (goal {MOST_MILLISECONDS:.0f})")
    folder.cleanup()


if __name__ == "__main__":
    main()
