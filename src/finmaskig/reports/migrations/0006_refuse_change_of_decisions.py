"""Let the database itself refuse to change a request, a weighing, a decision or a sheet."""

from django.db import migrations

TABLES = (
    "reports_countrequest",
    "reports_countassessment",
    "reports_countdecision",
    "reports_nationalsheet",
)
RAISE = "BEGIN SELECT RAISE(ABORT, 'The ledger is append only.'); END"


def _postgresql(table):
    refuse = "EXECUTE FUNCTION reports_refuse()"
    rows, whole = "BEFORE UPDATE OR DELETE", "BEFORE TRUNCATE"
    return [
        f"CREATE TRIGGER {table}_no_change {rows} ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate {whole} ON {table} FOR EACH STATEMENT {refuse}",
    ]


def _sqlite(table):
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {RAISE}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {RAISE}",
    ]


def add_triggers(_apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for statement in _postgresql(table) if is_postgresql else _sqlite(table):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_add_requests")]

    operations = [migrations.RunPython(add_triggers)]
