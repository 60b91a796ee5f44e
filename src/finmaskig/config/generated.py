"""Pages that are written from the code, so that they cannot lie: write them, or find drift."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from finmaskig.config.cli.serve import start_django

if TYPE_CHECKING:
    from finmaskig.pure.guidance.rules import Rule

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "generated"


def pages() -> dict[str, Callable[[], str]]:
    """Return each page's file name with the function that writes it."""
    from finmaskig.cases.track_data import deadlines_page
    from finmaskig.counting.page import measures_page
    from finmaskig.guidance.rules import state_diagram as step_states
    from finmaskig.handovers.rules import state_diagram as handover_states
    from finmaskig.outreach.rules import state_diagram as shift_states
    from finmaskig.retention.rules import state_diagram as destruction_states

    return {
        "deadlines.md": deadlines_page,
        "destruction-states.md": destruction_states,
        "handover-states.md": handover_states,
        "measures.md": measures_page,
        "routing-rules.md": routing_rules,
        "shift-states.md": shift_states,
        "step-states.md": step_states,
    }


def routing_rules() -> str:
    """Return every rule of today's shipped sets, as a social worker can read them."""
    from finmaskig.pure.guidance.rules import dated_rules, local_sets

    lines = ["# What must happen next", ""]
    lines += ["Written from `pure/guidance/rulesets`. Do not edit.", ""]
    for name in ("", *local_sets()):
        rules = dated_rules(name) if name else dated_rules()
        base = {(rule.code, rule.valid_from) for rule in dated_rules()} if name else set()
        lines += [
            f"## {name or 'base'}",
            "",
            "| Rule | When | Level | Step | To | Within | Source |",
        ]
        lines += ["|---|---|---|---|---|---|---|"]
        own = [rule for rule in rules if (rule.code, rule.valid_from) not in base]
        lines += [_row(rule) for rule in own]
        lines.append("")
    return "\n".join(lines)


def _row(rule: "Rule") -> str:
    when = "; ".join(f"{name}: {', '.join(sorted(rule.when[name]))}" for name in sorted(rule.when))
    dates = " – ".join(str(day) if day else "" for day in (rule.valid_from, rule.valid_to))
    code = f"`{rule.code}`" + (f" ({dates})" if dates.strip(" –") else "")
    cells = (code, when, rule.level, rule.title, rule.receiver, rule.within.words, rule.source)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def drifted() -> list[str]:
    """Return the names of pages that differ from what the code says."""
    return [
        name
        for name, write in pages().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != write()
    ]


def main(what: str) -> int:
    """Write all pages, or print the ones that have drifted; return the exit code."""
    start_django()
    if what == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, write in pages().items():
            (FOLDER / name).write_text(write(), encoding="utf-8")
        return 0
    names = drifted()
    for name in names:
        sys.stderr.write(f"docs/generated/{name} is out of date. Run `make fix`.\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
