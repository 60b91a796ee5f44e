"""Pages that are written from the code, so that they cannot lie: write them, or find drift."""

import sys
from collections.abc import Callable
from pathlib import Path

from finmaskig.config.cli.serve import start_django

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "generated"


def pages() -> dict[str, Callable[[], str]]:
    """Return each page's file name with the function that writes it."""
    from finmaskig.guidance.rules import state_diagram as step_states
    from finmaskig.outreach.rules import state_diagram as shift_states

    return {
        "shift-states.md": shift_states,
        "step-states.md": step_states,
    }


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
