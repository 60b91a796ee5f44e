"""What the proof of the net costs: one date and municipality, beside deciding one by one.

The goal is two seconds for everything, the 100,000 seeded situations included. How long it would
take to decide every situation one by one is the limit that masks step over.
"""

import os
import random
import time
from datetime import UTC, date, datetime

MUNICIPALITY = "0180"
DAY = date(2026, 6, 15)
ONE_BY_ONE = 20_000
GOAL = 2.0
YEAR = 365 * 24 * 3600


def start() -> None:
    """Load what the shipped directory needs; no database is opened."""
    os.environ |= {
        "FINMASKIG_SECRET_KEY": "benchmark",
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
    }
    import django

    django.setup()


def situations(count: int) -> list[dict[str, object]]:
    """Return seeded facts as a worker would enter them."""
    from finmaskig.pure.guidance.facts import CHOICES, FLAGS

    seeded = random.Random(2004)
    choices = {key: values for key, values in CHOICES.items() if key != "age_band"}
    return [
        {
            "age": seeded.randrange(90),
            **{key: seeded.choice(values) for key, values in choices.items()},
            **{key: seeded.random() < 0.5 for key in FLAGS},
        }
        for _ in range(count)
    ]


def main() -> None:
    """Print seconds, and how they compare with deciding one by one."""
    start()
    from finmaskig.organisations.queries import shipped_directory
    from finmaskig.pure.guidance.coverage import Net, check
    from finmaskig.pure.guidance.decide import Adviser
    from finmaskig.pure.guidance.duty import Duty
    from finmaskig.pure.guidance.facts import facts_from
    from finmaskig.pure.guidance.obligations import shipped_obligations
    from finmaskig.pure.guidance.rules import dated_rules, rules_for

    directory = shipped_directory()
    net = Net(dated_rules("stockholm"), directory, shipped_obligations())
    wall, processor = time.perf_counter(), time.process_time()
    report = check(net, municipality=MUNICIPALITY, on=DAY)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    adviser = Adviser(
        rules_for(MUNICIPALITY, DAY),
        Duty(directory, MUNICIPALITY, datetime(2026, 6, 15, 10, tzinfo=UTC)),
    )
    entered = situations(ONE_BY_ONE)
    began = time.process_time()
    for facts in entered:
        adviser.advise(facts_from(facts, directory.vocabulary))
    each = (time.process_time() - began) / ONE_BY_ONE
    print(f"one date, one municipality: {wall:.2f} s, {processor:.2f} s of CPU (goal {GOAL} s)")
    print(f"  {report.situations:.2e} situations, {report.cells} cells, {report.samples} samples")
    print(f"  findings: {len(report.findings)}")
    print(f"deciding one by one: {1 / each:,.0f} situations a second")
    print(f"  every situation that way: {report.situations * each / YEAR:,.0f} years of CPU")
    print(f"  the whole proof costs as much as deciding {processor / each:,.0f} situations")


if __name__ == "__main__":
    main()
