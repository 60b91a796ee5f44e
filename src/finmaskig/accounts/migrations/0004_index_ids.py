"""Find quickly who has seen a record, on PostgreSQL."""

from django.db import migrations


def add_index(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX accounts_entry_ids ON accounts_accessentry USING gin (ids)", params=None
        )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_refuse_change")]

    operations = [migrations.RunPython(add_index)]
