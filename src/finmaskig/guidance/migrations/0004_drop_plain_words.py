"""The words of a step's result stand nowhere in plain."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("guidance", "0003_seal_words")]

    operations = [
        migrations.RemoveField("step", "result_text"),
        migrations.RenameField("step", "sealed_words", "result_text"),
    ]
