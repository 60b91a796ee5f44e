"""The demo as people run it: real processes, a folder of its own, real pages."""

import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
PHONE = {"width": 390, "height": 844}
SECONDS_TO_START = 120
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
A_NIGHT = """
import sys
from datetime import timedelta
from finmaskig.config.cli.nightly import JOBS
from finmaskig.config.cli.serve import start_django
from finmaskig.shared.clock import now, pretend
start_django()
with pretend(now() + timedelta(days=int(sys.argv[2]))):
    print(*JOBS[sys.argv[1]](now()))
"""
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
_seen_dark: set[tuple[str, str | None]] = set()


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    probes = [socket.socket() for _number in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def filled_once(base: Path, folder: Path) -> None:
    """Copy the filled demo to a folder; the first worker that asks fills it, the others wait."""
    template = base.parent / "filled-demo" if "PYTEST_XDIST_WORKER" in os.environ else base / "demo"
    with template.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.is_dir():
            filling = template.with_name("filling-demo")
            subprocess.run([*_command(filling), "--prepare-only"], env=surroundings(), check=True)
            filling.rename(template)
    shutil.copytree(template, folder, dirs_exist_ok=True)


class Demo(NamedTuple):
    """The addresses of both sides, and where everything is kept."""

    staff: str
    public: str
    folder: Path


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """Run `finmaskig demo` and tell where it is."""
    port, public_port = free_ports(2)
    command = [*_command(folder), "--port", str(port), "--public-port", str(public_port)]
    log = (folder / "demo.log").open("w")
    process = subprocess.Popen(command, env=surroundings(), stdout=log, stderr=log)
    try:
        _wait_for_welcome(process, folder / "demo.log")
        _wait_for_answers(port, public_port)
        yield Demo(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{public_port}", folder)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _command(folder: Path) -> list[str]:
    program = str(Path(sys.executable).parent / "finmaskig")
    return [program, "demo", "--data-dir", str(folder)]


def surroundings() -> dict[str, str]:
    ours = ("FINMASKIG_", "DATABASE_URL", "DJANGO_", "PYTEST_")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)}


def night(folder: Path, job: str, *, days: int) -> str:
    """Do one job of `finmaskig nightly` as if so many days had gone, and return what it said."""
    command = [sys.executable, "-c", A_NIGHT, job, str(days)]
    told = surroundings() | {"FINMASKIG_DEMO": "1", "FINMASKIG_DATA_DIR": str(folder)}
    done = subprocess.run(command, env=told, check=True, capture_output=True, text=True)
    return done.stdout


def _wait_for_welcome(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        text = log.read_text(encoding="utf-8")
        if "Avsluta med Ctrl+C" in text:
            return
        assert process.poll() is None, text
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


def _wait_for_answers(*ports: int) -> None:
    """The welcome comes after half a minute even where the machine is slower than that."""
    deadline = time.monotonic() + SECONDS_TO_START
    for port in ports:
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)


def log_in(page, slug: str) -> None:
    """Log in as one of the invented people, with one click."""
    page.goto(f"/demo/login/{slug}/")
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/")


def look(page) -> None:
    """Check what every page must keep: no violation, nothing wider than the page.

    Light and dark differ in colours alone, so dark is checked for those, once for each address.
    """
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    _look_in_the_dark(page)


def go_by(page, thing) -> None:
    """Click what leads to another page, wait until it is there, and look at it."""
    with page.expect_navigation():
        thing.click()
    look(page)


def _look_in_the_dark(page) -> None:
    place = _ID.sub("#", urlsplit(page.url).path), page.locator("h1").first.text_content()
    if place in _seen_dark:
        return
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options={"runOnly": COLOURS})
    page.emulate_media(color_scheme="light")
    assert found.violations_count == 0, f"{page.url} in the dark\n{found.generate_report()}"
    _seen_dark.add(place)
