"""Asks every seat for every page, and watches what that does to the database."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from finmaskig.organisations.models import Population
from tests.refusals.table import FEW, PROBES, Row, Seat, Seats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.refusals.world import World

PROTECTED = (
    "accounts",
    "organisations",
    "guidance",
    "outreach",
    "vault",
    "cases",
    "handovers",
    "retention",
    "reports",
    "imports",
    "mfa",
    "socialaccount",
)
_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")\w+')
JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """What one request was answered, and the tables it wrote to, apart from the session's."""

    status: int
    body: bytes
    headers: str = ""
    url: str = ""
    wrote: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the headers and the page as text, also what a document packs."""
        if self.body.startswith(b"%PDF"):
            pages = PdfReader(BytesIO(self.body)).pages
            return self.headers + "".join(page.extract_text() for page in pages)
        return self.headers + self.body.decode(errors="replace")


@dataclass
class Round:
    """All seats' answers to one method of one row."""

    answers: dict[Seat, Answer] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)


class Stage:
    """The world and a browser that anyone can sit down at."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers = new_browsers()
        self.before = snapshot()
        self.rounds: dict[tuple[str, str], Round] = {}

    def url(self, row: Row) -> str:
        """Return the address of a row's thing."""
        return reverse(row.name, args=[self.world[row.thing]] if row.thing else [])

    def url_of_nothing(self, row: Row) -> str:
        """Return the same address of a thing that does not exist."""
        thing = self.world[row.thing]
        nothing = {UUID: uuid4(), int: 999_999, str: "finns-inte"}
        return reverse(row.name, args=[nothing[type(thing)]])

    def ask(
        self, seat: Seat | None, method: str, url: str, *, check: bool = False, **sent: object
    ) -> Answer:
        """Let a seat, or a stranger, ask; the browser forgets everything afterwards."""
        client = self.browsers[check]
        client.cookies = SimpleCookie()
        if seat is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.world.sessions[seat]
        with watched() as wrote:
            response = getattr(client, method)(url, **sent)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        target = response.headers.get("Location", "")
        headers = f"{dict(response.headers)} {response.cookies.output()} {self._kept(seat)}"
        return Answer(response.status_code, body, headers, target, tuple(sorted(wrote)))

    def _kept(self, seat: Seat | None) -> str:
        """Return what the session keeps for the next page, messages among it."""
        if seat is None:
            return ""
        session = Session.objects.filter(pk=self.world.sessions[seat]).first()
        return str(session.get_decoded()) if session else ""

    def sent(self, row: Row, seat: Seat) -> dict[str, object]:
        """Return what a form or a script sends from a seat."""
        data = row.data(self.world, seat)
        if row.as_json:
            return {"data": json.dumps(data), "content_type": JSON}
        return {"data": data}

    def round(self, row: Row, method: str) -> Round:
        """Ask all seats, once in a test run: the refused in a row, the others one by one."""
        key = (row.name, method)
        if key not in self.rounds:
            self.rounds[key] = self._round(row, method)
        return self.rounds[key]

    def _round(self, row: Row, method: str) -> Round:
        found, url, seats = Round(), self.url(row), who_is_asked(row)
        with rolled_back():
            for seat in seats - row.may:
                found.answers[seat] = self._asked(row, seat, method, url)
            found.changed = changes(self.before, snapshot())
        for seat in seats & row.may:
            with rolled_back():
                found.answers[seat] = self._asked(row, seat, method, url)
        return found

    def _asked(self, row: Row, seat: Seat, method: str, url: str) -> Answer:
        sent = self.sent(row, seat) if method == "post" else {}
        return self.ask(seat, method, url, **sent)


def who_is_asked(row: Row) -> Seats:
    """Return everyone; on the second database each role once, each place once and one who may.

    Rights are the same code on both, and SQLite asks everyone.
    """
    if connection.vendor == "sqlite":
        return row.seats
    return row.seats & (FEW | PROBES | set(sorted(row.may, key=str)[:1]))


def new_browsers() -> dict[bool, Client]:
    """Return a browser whose forms need no token, and one whose forms do."""
    return {check: Client(enforce_csrf_checks=check) for check in (False, True)}


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def watched() -> Iterator[set[str]]:
    """Collect the tables that are written to, apart from the session's."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        if match := _WRITES.match(sql):
            tables.add(match[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
    tables -= {"django_session", settings.CACHES["default"]["LOCATION"]}


def snapshot() -> dict[str, str]:
    """Return a fingerprint of all rows of each protected table."""
    models = [
        model
        for app in PROTECTED
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    tables = [model._meta.db_table for model in models if model is not Population]
    with connection.cursor() as cursor:
        return {table: _fingerprint(cursor, table) for table in tables}


def _fingerprint(cursor, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    rows = sorted(map(repr, cursor.fetchall()))
    return f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the tables that differ."""
    return [table for table in before if before[table] != after[table]]


def without_token(body: bytes) -> bytes:
    """Return a page without the form token, which is new in every page."""
    return _TOKEN.sub(rb"\1", body)
