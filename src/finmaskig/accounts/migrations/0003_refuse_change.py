"""Let the database itself refuse to change or delete what has been logged."""

from django.db import migrations

ENTRY, SEAL, SEGMENT = (
    "accounts_accessentry",
    "accounts_accessseal",
    "accounts_accesssegment",
)
REFUSAL = "The access log is append only."

TWO_PERSONS = """
    EXISTS (
        SELECT 1 FROM accounts_accesssegment
        WHERE state = 'confirmed' AND confirmed_by <> proposed_by AND month = {month}
    )
"""

POSTGRESQL = [
    f"""
    CREATE FUNCTION accounts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION accounts_refuse_entry_delete() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {TWO_PERSONS.format(month="to_char(OLD.at AT TIME ZONE 'UTC', 'YYYY-MM')")} THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE TRIGGER accounts_accessentry_no_update BEFORE UPDATE ON {ENTRY}
    FOR EACH ROW EXECUTE FUNCTION accounts_refuse()
    """,
    f"""
    CREATE TRIGGER accounts_accessentry_no_delete BEFORE DELETE ON {ENTRY}
    FOR EACH ROW EXECUTE FUNCTION accounts_refuse_entry_delete()
    """,
    f"""
    CREATE TRIGGER accounts_accessentry_no_truncate BEFORE TRUNCATE ON {ENTRY}
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_refuse()
    """,
    f"""
    CREATE TRIGGER accounts_accessseal_no_change BEFORE UPDATE OR DELETE ON {SEAL}
    FOR EACH ROW EXECUTE FUNCTION accounts_refuse()
    """,
    f"""
    CREATE TRIGGER accounts_accessseal_no_truncate BEFORE TRUNCATE ON {SEAL}
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_refuse()
    """,
    f"""
    CREATE TRIGGER accounts_accesssegment_no_update BEFORE UPDATE ON {SEGMENT}
    FOR EACH ROW WHEN (OLD.state = 'destroyed') EXECUTE FUNCTION accounts_refuse()
    """,
    f"""
    CREATE TRIGGER accounts_accesssegment_no_delete BEFORE DELETE ON {SEGMENT}
    FOR EACH ROW WHEN (OLD.state <> 'proposed') EXECUTE FUNCTION accounts_refuse()
    """,
]

RAISE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
SQLITE = [
    f"CREATE TRIGGER accounts_accessentry_no_update BEFORE UPDATE ON {ENTRY} {RAISE}",
    f"""
    CREATE TRIGGER accounts_accessentry_no_delete BEFORE DELETE ON {ENTRY}
    WHEN NOT {TWO_PERSONS.format(month="substr(OLD.at, 1, 7)")} {RAISE}
    """,
    f"CREATE TRIGGER accounts_accessseal_no_update BEFORE UPDATE ON {SEAL} {RAISE}",
    f"CREATE TRIGGER accounts_accessseal_no_delete BEFORE DELETE ON {SEAL} {RAISE}",
    f"""
    CREATE TRIGGER accounts_accesssegment_no_update BEFORE UPDATE ON {SEGMENT}
    WHEN OLD.state = 'destroyed' {RAISE}
    """,
    f"""
    CREATE TRIGGER accounts_accesssegment_no_delete BEFORE DELETE ON {SEGMENT}
    WHEN OLD.state <> 'proposed' {RAISE}
    """,
]


def add_triggers(_apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_access_log")]

    operations = [migrations.RunPython(add_triggers)]
