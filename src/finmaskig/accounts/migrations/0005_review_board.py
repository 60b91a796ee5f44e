"""A signature knows its board, so that only that board's auditor reads it."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def find_boards(apps, _schema_editor):
    """Take the board from the log of the unit that was reviewed."""
    of_unit = apps.get_model("accounts", "AccessEntry").objects.filter(
        unit_id=OuterRef("unit_id"), board_id__isnull=False
    )
    board = Subquery(of_unit.order_by("-at", "-id").values("board_id")[:1])
    apps.get_model("accounts", "AccessReview").objects.update(board_id=board)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_index_ids")]

    operations = [
        migrations.AddField("accessreview", "board_id", models.UUIDField(null=True)),
        migrations.RunPython(find_boards, migrations.RunPython.noop, elidable=True),
    ]
