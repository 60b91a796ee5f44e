"""Seal the words that steps ended with under the key of their unit."""

from django.db import migrations

from finmaskig.pure.sealing.envelope import seal_text
from finmaskig.vault.box import place_of
from finmaskig.vault.services import unit_box


def seal_words(apps, _schema_editor):
    """Seal each text as ``Box.put`` would into ``result_text``."""
    for row in apps.get_model("guidance", "Step").objects.exclude(result_text="").iterator():
        place = place_of(row, "result_text")
        key = unit_box(row.owner_unit_id).key
        row.sealed_words = seal_text(key, row.result_text, place=place)
        row.save(update_fields=["sealed_words"])


class Migration(migrations.Migration):
    dependencies = [("guidance", "0002_add_sealed_words")]

    operations = [migrations.RunPython(seal_words, elidable=True)]
