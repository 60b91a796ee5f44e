"""The demo as people run it: real processes, a folder of its own, real pages."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
PHONE = {"width": 390, "height": 844}
SECONDS_TO_START = 120


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    probes = [socket.socket() for _number in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def running_demo(folder: Path) -> Iterator[tuple[str, str]]:
    """Run `finmaskig demo` and give the addresses of both sides."""
    port, public_port = free_ports(2)
    ours = ("FINMASKIG_", "DATABASE_URL", "DJANGO_", "PYTEST_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    command = [str(Path(sys.executable).parent / "finmaskig"), "demo"]
    command += ["--port", str(port), "--public-port", str(public_port), "--data-dir", str(folder)]
    log = (folder / "demo.log").open("w")
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait_for_welcome(process, folder / "demo.log")
        yield f"http://127.0.0.1:{port}", f"http://127.0.0.1:{public_port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _wait_for_welcome(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        text = log.read_text(encoding="utf-8")
        if "Avsluta med Ctrl+C" in text:
            return
        assert process.poll() is None, text
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


def log_in(page, slug: str) -> None:
    """Log in as one of the invented people, with one click."""
    page.goto(f"/demo/login/{slug}/")
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/")


def look(page) -> None:
    """Check what every page must keep: no violation in light or dark, nothing wider than it."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url} {scheme}\n{found.generate_report()}"
    page.emulate_media(color_scheme="light")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
