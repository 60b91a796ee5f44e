"""Let the database itself refuse to change or delete what stands in the ledger."""

from django.db import migrations

TABLES = (
    "reports_countperiod",
    "reports_snapshot",
    "reports_publication",
    "reports_countpolicy",
)
REFUSAL = "The ledger is append only."
RAISE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
FUNCTION = f"""
    CREATE FUNCTION reports_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""


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
    if is_postgresql:
        schema_editor.execute(FUNCTION, params=None)
    for table in TABLES:
        for statement in _postgresql(table) if is_postgresql else _sqlite(table):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(add_triggers)]
