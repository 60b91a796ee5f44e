"""The source tree, as the architecture tests read it."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "finmaskig"


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Return the files that belong to the project, by git's word."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted(set(found.stdout.splitlines()))
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


def source() -> tuple[Path, ...]:
    """Return the program's own modules, without tests and migrations."""
    return tuple(
        path
        for path in tracked("src/*.py")
        if "/tests/" not in str(path) and "/migrations/" not in str(path)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    """Return a path as a person would say it."""
    return str(path.relative_to(ROOT))


def domain(path: Path) -> str:
    """Return the folder directly below the package."""
    return path.relative_to(PACKAGE).parts[0]
