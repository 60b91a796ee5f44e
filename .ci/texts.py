"""Gather the Swedish texts of the source, keep their English, compile what the program reads.

Gathering needs Debian's gettext; compiling needs only Babel.
"""

import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "finmaskig"
ROOMS = ("shared", "ui", "accounts", "vault", "organisations", "guidance", "outreach")
ROOMS += ("cases", "handovers", "retention", "reports", "imports", "desk", "public")
PLACES = [PACKAGE, *(PACKAGE / room for room in ROOMS)]
CATALOGUES = [place / "locale" / "en" / "LC_MESSAGES" / "django.po" for place in PLACES]

CREATED = r'"POT-Creation-Date: [^"]*"'
SAME_DATE = r'"POT-Creation-Date: 2026-11-22 00:00+0000\\n"'
"""Without a fixed date the compiled catalogue would change each minute."""


def gather() -> None:
    """Bring the catalogues up to date with the source; each room has its own."""
    for catalogue in CATALOGUES:
        catalogue.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-location"]
    command += ["--no-wrap", "--no-obsolete", "--ignore", "tests/*", "--verbosity", "0"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
        "FINMASKIG_SECRET_KEY": "texts",
    }
    subprocess.run(command, cwd=PACKAGE, check=True, env=environment)
    for catalogue in filter(Path.exists, CATALOGUES):
        text = catalogue.read_text(encoding="utf-8")
        catalogue.write_text(re.sub(CREATED, SAME_DATE, text), encoding="utf-8")


def compiled(po: Path) -> bytes:
    """Return the .mo of a catalogue, the same bytes each time."""
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale="en")
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


if __name__ == "__main__":
    if shutil.which("xgettext"):
        gather()
    else:
        sys.stderr.write("gettext is missing (Debian: apt-get install gettext); only compiling.\n")
    for one in filter(Path.exists, CATALOGUES):
        one.with_suffix(".mo").write_bytes(compiled(one))
