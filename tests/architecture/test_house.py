"""The papers of the house: decisions, locks, words that must not stand here."""

import re
import subprocess

from tests.architecture.tree import ROOT, short, tracked

DECISION = re.compile(r"^\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$")
TEXTS = ("*.py", "*.md", "*.toml", "*.html", "*.js", "*.css", "*.yml", "Makefile", ".ci/*", "*.in")


def test_each_decision_has_a_date_and_a_slug_of_its_own():
    names = [path.name for path in tracked("docs/decisions/*.md")]
    assert names
    assert [name for name in names if not DECISION.match(name)] == []
    slugs = [name[11:] for name in names]
    assert len(slugs) == len(set(slugs))


def test_each_decision_says_context_choice_and_consequences():
    for path in tracked("docs/decisions/*.md"):
        text = path.read_text(encoding="utf-8")
        for heading in ("## Context", "## Choice", "## Consequences"):
            assert heading in text, f"{short(path)} lacks {heading}"


def test_the_lock_files_name_no_host():
    for path in tracked("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, short(path)
        assert "--hash=sha256:" in text


def test_nothing_names_a_machine_path():
    path_of_a_machine = re.compile(r"(?<![\w.])/(home|root|Users|work)/\w")
    naming = [
        f"{short(path)}: {found.group()}"
        for path in tracked(*TEXTS)
        if path.name != "test_house.py"
        and (found := path_of_a_machine.search(path.read_text(encoding="utf-8")))
    ]
    assert naming == []


def test_no_open_end_without_an_issue_number():
    marker = re.compile(r"\b(TODO|FIXME|XXX)\b(?! #\d)")
    open_ends = [
        short(path)
        for path in tracked("*.py", "*.html", "*.js", "*.css")
        if path.name != "test_house.py" and marker.search(path.read_text(encoding="utf-8"))
    ]
    assert open_ends == []


def test_every_make_target_says_what_it_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    silent = [
        line for line in text.splitlines() if re.match(r"^[a-z]+:(?!=)", line) and "## " not in line
    ]
    assert silent == ["chromium:"]


def test_the_readme_needs_two_commands_and_no_more():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text


def test_make_help_prints_the_targets():
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "demo" in shown.stdout
    assert "check" in shown.stdout
