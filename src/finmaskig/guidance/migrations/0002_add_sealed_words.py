"""A column for the words of a step's result, sealed."""

from django.db import migrations

from finmaskig.vault.fields import SealedField


class Migration(migrations.Migration):
    dependencies = [("guidance", "0001_initial"), ("vault", "0001_initial")]

    operations = [migrations.AddField("step", "sealed_words", SealedField(verbose_name="med ord"))]
