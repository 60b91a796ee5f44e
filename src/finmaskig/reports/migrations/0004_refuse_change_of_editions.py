"""Let the database itself refuse to change or delete an approved report."""

from django.db import migrations

TABLE = "reports_reportedition"
RAISE = "BEGIN SELECT RAISE(ABORT, 'The ledger is append only.'); END"


def _postgresql():
    refuse = "EXECUTE FUNCTION reports_refuse()"
    rows, whole = "BEFORE UPDATE OR DELETE", "BEFORE TRUNCATE"
    return [
        f"CREATE TRIGGER {TABLE}_no_change {rows} ON {TABLE} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {TABLE}_no_truncate {whole} ON {TABLE} FOR EACH STATEMENT {refuse}",
    ]


def _sqlite():
    return [
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} {RAISE}",
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} {RAISE}",
    ]


def add_triggers(_apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in _postgresql() if is_postgresql else _sqlite():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_add_reports")]

    operations = [migrations.RunPython(add_triggers)]
