"""Add requests for exact figures, their weighing and decision, and national sheets."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import finmaskig.shared.freetext


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        ("reports", "0004_refuse_change_of_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CountAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "harm",
                    models.CharField(
                        choices=[
                            ("clear", "Det står klart att ingen lider men"),
                            ("risk", "Någon kan lida men"),
                            ("unsure", "Det går inte att säga säkert"),
                        ],
                        max_length=6,
                        verbose_name="skada",
                    ),
                ),
                (
                    "recognisers",
                    models.JSONField(
                        blank=True, default=list, verbose_name="vem som kan känna igen"
                    ),
                ),
                (
                    "alternatives",
                    models.JSONField(
                        blank=True, default=list, verbose_name="det som kan ges i stället"
                    ),
                ),
                (
                    "weighing",
                    models.TextField(
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="prövning",
                    ),
                ),
                ("assessed_as", models.CharField(max_length=240, verbose_name="prövad av")),
                ("assessed_at", models.DateTimeField(verbose_name="prövad")),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "skadeprövning",
                "verbose_name_plural": "skadeprövningar",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="CountRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("received_on", models.DateField(verbose_name="kom in")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("mail", "e-post"),
                            ("letter", "brev"),
                            ("phone", "telefon"),
                            ("visit", "besök"),
                        ],
                        max_length=6,
                        verbose_name="sätt",
                    ),
                ),
                ("measure", models.SlugField(max_length=60, verbose_name="mått")),
                ("rows", models.SlugField(blank=True, max_length=60, verbose_name="rader")),
                ("columns", models.SlugField(blank=True, max_length=60, verbose_name="kolumner")),
                ("first", models.DateField(verbose_name="första dag")),
                ("last", models.DateField(verbose_name="sista dag")),
                (
                    "reference_number",
                    models.CharField(
                        max_length=60,
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="diarienummer",
                    ),
                ),
                ("registered_as", models.CharField(max_length=240, verbose_name="registrerad av")),
                ("registered_at", models.DateTimeField(verbose_name="registrerad")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "begäran om siffror",
                "verbose_name_plural": "begäranden om siffror",
                "ordering": ["-received_on", "-registered_at"],
            },
        ),
        migrations.CreateModel(
            name="CountDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("tables", models.JSONField(blank=True, default=list, verbose_name="tabeller")),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, verbose_name="kontrollsumma")),
                ("decided_as", models.CharField(max_length=240, verbose_name="beslutat av")),
                ("decided_at", models.DateTimeField(verbose_name="beslutat")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("full", "Lämnas ut"),
                            ("part", "Lämnas ut delvis"),
                            ("refused", "Lämnas inte ut"),
                        ],
                        max_length=8,
                        verbose_name="beslut",
                    ),
                ),
                (
                    "given",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "inget"),
                            ("exact", "alla rutor, exakt"),
                            ("rows", "bara raderna, exakt"),
                            ("total", "bara hela antalet, exakt"),
                            ("safe", "den skyddade tabellen"),
                        ],
                        max_length=8,
                        verbose_name="lämnat",
                    ),
                ),
                (
                    "conditions",
                    models.TextField(
                        blank=True,
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="förbehåll",
                    ),
                ),
                (
                    "reasons",
                    models.TextField(
                        blank=True,
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="skäl",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.countassessment",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="reports.countrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "beslut om siffror",
                "verbose_name_plural": "beslut om siffror",
                "ordering": ["-decided_at"],
            },
        ),
        migrations.AddField(
            model_name="countassessment",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="reports.countrequest",
            ),
        ),
        migrations.CreateModel(
            name="NationalSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("tables", models.JSONField(blank=True, default=list, verbose_name="tabeller")),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, verbose_name="kontrollsumma")),
                ("decided_as", models.CharField(max_length=240, verbose_name="beslutat av")),
                ("decided_at", models.DateTimeField(verbose_name="beslutat")),
                ("first", models.DateField(verbose_name="första dag")),
                ("last", models.DateField(verbose_name="sista dag")),
                (
                    "recipient",
                    models.CharField(
                        max_length=160,
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="mottagarens funktion",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("harm_test", "OSL 26:1, efter prövning"),
                            ("statistics", "OSL 26:1 med OSL 24:8 hos mottagaren"),
                            ("duty", "OSL 10:28, uppgiftsskyldighet"),
                        ],
                        max_length=10,
                        verbose_name="grund",
                    ),
                ),
                (
                    "weighing",
                    models.TextField(
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="prövning",
                    ),
                ),
                (
                    "reference_number",
                    models.CharField(
                        max_length=60,
                        validators=[finmaskig.shared.freetext.refuse_identity],
                        verbose_name="diarienummer",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "nationellt underlag",
                "verbose_name_plural": "nationella underlag",
                "ordering": ["-decided_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="countrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gt", models.F("first"))),
                name="reports_countrequest_days_are_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="countrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("columns", ""), models.Q(("rows", ""), _negated=True), _connector="OR"
                ),
                name="reports_countrequest_has_rows_before_columns",
            ),
        ),
        migrations.AddConstraint(
            model_name="countdecision",
            constraint=models.UniqueConstraint(
                fields=("board", "number"), name="reports_countdecision_is_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="countdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given", ""), ("outcome", "refused")),
                    models.Q(("given", "exact"), ("outcome", "full")),
                    models.Q(("given__in", ("rows", "total", "safe")), ("outcome", "part")),
                    _connector="OR",
                ),
                name="reports_countdecision_gives_what_it_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="countdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "full"), models.Q(("reasons", ""), _negated=True), _connector="OR"
                ),
                name="reports_countdecision_says_why_not_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="countassessment",
            constraint=models.UniqueConstraint(
                fields=("request", "number"), name="reports_countassessment_is_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalsheet",
            constraint=models.UniqueConstraint(
                fields=("board", "number"), name="reports_nationalsheet_is_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gt", models.F("first"))),
                name="reports_nationalsheet_days_are_in_order",
            ),
        ),
    ]
