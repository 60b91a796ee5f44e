"""One world for the whole package, in a transaction that is rolled back at the end."""

from datetime import UTC
from pathlib import Path

import pytest
from django.db import transaction
from django.template.base import Template
from django.test import Client, override_settings

from tests.refusals.stage import Stage
from tests.refusals.world import make_world

SHEET = Path(__file__).resolve().parents[2] / "src/finmaskig/ui/static/ui/css/tokens.css"


@pytest.fixture(scope="package")
def stage(django_db_setup, django_db_blocker, tmp_path_factory, worker_id):
    """Everybody at her desk on a Monday evening, and one of every thing."""
    folder = tmp_path_factory.getbasetemp() / f"state-{worker_id}"
    folder.mkdir(exist_ok=True)
    state = {
        "DATA_DIR": folder,
        "KEY_DIR": folder / "keys",
        "ANCHOR_FILE": folder / "access-log.anchors",
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 24 * 3600,
        "THEME_CSS": str(SHEET),
    }
    with (
        override_settings(**state),
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        # The test client keeps a copy of every template's context; nobody reads them here.
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))

        def stop(moment):
            patch.setattr("django.utils.timezone.now", lambda: moment.astimezone(UTC))

        yield Stage(make_world(stop, Client()))
        transaction.set_rollback(True)
