"""Run every benchmark in a process of its own and print what each one says."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_ONES = {"__init__", "__main__", "invented", "urls", "world"}


def main() -> int:
    """Run the ones named on the command line, or all; return how many failed."""
    names = sys.argv[1:] or sorted({path.stem for path in HERE.glob("*.py")} - NOT_ONES)
    failed = 0
    for name in names:
        print(f"\n── {name}", flush=True)
        failed += bool(
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
        )
    return failed


sys.exit(main())
