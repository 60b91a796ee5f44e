"""Takes the pictures of the handbook: `make pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys.demo import ARGUMENTS, PHONE, log_in, running_demo

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "handbok"
DESK = {"width": 1280, "height": 860}
PICTURES = (
    ("idag", "sara", "/", DESK),
    ("oppna-steg", "sara", "/steps/", DESK),
    ("lanet", "lena", "/county/01/", DESK),
    ("jour", "sara", "/on-call/", PHONE),
    ("lasloggen", "karin", "/accounts/log/", DESK),
)


def main() -> None:
    """Run the demo and look at each page as the person who uses it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_demo(Path(folder)) as (staff, public, _folder),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for name, who, path, size in PICTURES:
            page = browser.new_context(
                base_url=staff, locale="sv-SE", viewport=size, device_scale_factor=1
            ).new_page()
            log_in(page, who)
            page.goto(path)
            page.screenshot(path=FOLDER / f"{name}.png")
        page = browser.new_context(base_url=public, locale="sv-SE", viewport=DESK).new_page()
        page.goto("/")
        page.screenshot(path=FOLDER / "allmanheten.png")
        browser.close()


if __name__ == "__main__":
    main()
