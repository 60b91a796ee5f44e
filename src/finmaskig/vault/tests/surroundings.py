"""Where a program of its own runs: its database, its keys, and nothing of the checkout's."""

import os
import subprocess
import sys
from urllib.parse import urlsplit


def environment(folder, *, database=""):
    """Return the environment: a database of the server that is tested on, else a file."""
    own = {
        "FINMASKIG_DATA_DIR": str(folder),
        "FINMASKIG_KEY_DIR": str(folder / "keys"),
        "FINMASKIG_ANCHOR_FILE": str(folder / "access-log.anchors"),
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
        "DATABASE_URL": "",
    }
    if database:
        server = urlsplit(os.environ["DATABASE_URL"])
        own["DATABASE_URL"] = server._replace(path=f"/{database}").geturl()
    return os.environ | own


def run(module, story, surroundings):
    """Run a story to its end; it must hold."""
    start = [sys.executable, "-m", module.__name__, story]
    done = subprocess.run(start, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
