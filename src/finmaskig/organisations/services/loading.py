"""Fill the tables with the directory as it ships."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from finmaskig.organisations import shipped
from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    Arena,
    County,
    CountyStatus,
    Municipality,
    OpeningHours,
    Organisation,
    Population,
    Post,
    Revision,
    Service,
    Unit,
    UnitArea,
    UnitKind,
    Word,
)
from finmaskig.organisations.shipped import reading

if TYPE_CHECKING:
    from finmaskig.organisations.shipped.entries import ShippedAgreement, ShippedUnit


def id_of(kind: str, code: str) -> UUID:
    """Return the id that a shipped row has in every installation."""
    return uuid5(NAMESPACE_URL, f"finmaskig:{kind}:{code}")


@transaction.atomic
def load_directory() -> None:
    """Add what ships and is missing. What is there stays: an administrator may have changed it.

    A second run with the same files does nothing.
    """
    mark = shipped.mark()
    if Revision.current(Revision.SHIPPED) == mark:
        return
    _places()
    _organisations()
    _units()
    _services()
    _agreements()
    _words()
    Revision.renew(Revision.DIRECTORY)
    Revision.renew(Revision.WORDS)
    Revision.renew(Revision.SHIPPED, mark)


def _places() -> None:
    County.objects.bulk_create(
        [County(**row) for row in shipped.rows("counties")], ignore_conflicts=True
    )
    Municipality.objects.bulk_create(
        [
            Municipality(code=row["code"], name=row["name"], county_id=row["county"])
            for row in shipped.rows("municipalities")
        ],
        ignore_conflicts=True,
    )
    Population.objects.bulk_create(
        [
            Population(
                id=id_of("population", f"{row['municipality']}:{row['on']}"),
                municipality_id=row["municipality"],
                on=date.fromisoformat(row["on"]),
                count=int(row["count"]),
                source=row["source"],
            )
            for row in shipped.rows("population")
        ],
        ignore_conflicts=True,
    )


def _organisations() -> None:
    Organisation.objects.bulk_create(
        [
            Organisation(
                id=id_of("organisation", entry.code),
                code=entry.code,
                name=entry.name,
                kind=entry.kind,
                parent_id=id_of("organisation", entry.parent) if entry.parent else None,
                municipality_id=entry.municipality or None,
                responsibility=entry.responsibility,
                function_address=entry.function_address,
                consult_function=entry.consult_function,
                valid_from=entry.valid_from,
                valid_to=entry.valid_to,
            )
            for entry in shipped.organisations()
        ],
        ignore_conflicts=True,
    )


def _units() -> None:
    there = set(Unit.objects.values_list("code", flat=True))
    new = [entry for entry in shipped.units() if entry.code not in there]
    Unit.objects.bulk_create([_unit(entry) for entry in new])
    UnitKind.objects.bulk_create([row for entry in new for row in _kinds(entry)])
    UnitArea.objects.bulk_create([row for entry in new for row in _areas(entry)])
    OpeningHours.objects.bulk_create([row for entry in new for row in _hours(entry)])
    Post.objects.bulk_create([row for entry in new for row in _posts(entry)])


def _unit(entry: ShippedUnit) -> Unit:
    return Unit(
        id=id_of("unit", entry.code),
        code=entry.code,
        name=entry.name,
        organisation_id=id_of("organisation", entry.organisation),
        board_id=id_of("organisation", entry.board) if entry.board else None,
        side=entry.side,
        min_age=entry.min_age,
        max_age=entry.max_age,
        serves=list(entry.serves),
        serves_sex=entry.serves_sex,
        languages=list(entry.languages),
        anonymous=entry.anonymous,
        phone=entry.phone,
        responsibility=entry.responsibility,
        function_address=entry.function_address,
        consult_function=entry.consult_function,
        is_staffed_here=entry.staffed,
        hours_note=entry.hours_note,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )


def _kinds(entry: ShippedUnit) -> list[UnitKind]:
    unit = id_of("unit", entry.code)
    return [UnitKind(unit_id=unit, kind=kind) for kind in entry.kinds]


def _areas(entry: ShippedUnit) -> list[UnitArea]:
    return [_area(id_of("unit", entry.code), area) for area in entry.areas]


def _area(unit: UUID, area: str) -> UnitArea:
    if area == "*":
        return UnitArea(unit_id=unit, everywhere=True)
    if area.startswith("county:"):
        return UnitArea(unit_id=unit, county_id=area.removeprefix("county:"))
    municipality, _, district = area.partition("/")
    return UnitArea(unit_id=unit, municipality_id=municipality, district=district)


def _hours(entry: ShippedUnit) -> list[OpeningHours]:
    unit = id_of("unit", entry.code)
    return [
        OpeningHours(unit_id=unit, weekday=span.weekday, opens=span.opens, closes=span.closes)
        for span in entry.week
    ]


def _posts(entry: ShippedUnit) -> list[Post]:
    unit = id_of("unit", entry.code)
    return [
        Post(unit_id=unit, profession=post)
        if isinstance(post, str)
        else Post(unit_id=unit, profession=str(post["profession"]), count=int(post["count"]))
        for post in entry.posts
    ]


def _services() -> None:
    Service.objects.bulk_create(
        [
            Service(
                id=id_of("service", entry.code),
                code=entry.code,
                unit_id=id_of("unit", entry.unit),
                name=entry.name,
                legal_ground=entry.legal_ground,
                entitlement=entry.entitlement,
                conditions=entry.conditions,
                conditions_text=entry.conditions_text,
                source=entry.source,
            )
            for entry in shipped.services()
        ],
        ignore_conflicts=True,
    )


def _agreements() -> None:
    there = set(Agreement.objects.values_list("code", flat=True))
    new = [entry for entry in shipped.agreements() if entry.code not in there]
    Agreement.objects.bulk_create([_agreement(entry) for entry in new])
    AgreementParty.objects.bulk_create([row for entry in new for row in _parties(entry)])
    covers = Agreement.services.through
    covers.objects.bulk_create(
        [
            covers(agreement_id=id_of("agreement", entry.code), service_id=id_of("service", code))
            for entry in new
            for code in entry.services
        ]
    )
    CountyStatus.objects.bulk_create(
        [
            CountyStatus(
                id=id_of("county-status", entry.municipality),
                municipality_id=entry.municipality,
                status=entry.status,
                note=entry.note,
                source=entry.source,
            )
            for entry in shipped.statuses()
        ],
        ignore_conflicts=True,
    )


def _agreement(entry: ShippedAgreement) -> Agreement:
    return Agreement(
        id=id_of("agreement", entry.code),
        code=entry.code,
        kind=entry.kind,
        name=entry.name,
        reference_number=entry.reference_number,
        signed_on=entry.signed_on,
        signed_precision=entry.signed_precision,
        possible_from=entry.possible_from,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        host_id=id_of("organisation", entry.host) if entry.host else None,
        follow_up_months=entry.follow_up_months,
        meetings_per_year=entry.meetings_per_year,
        source=entry.source,
    )


def _parties(entry: ShippedAgreement) -> list[AgreementParty]:
    agreement = id_of("agreement", entry.code)
    places = [
        AgreementParty(agreement_id=agreement, municipality_id=code)
        for code in entry.municipalities
    ]
    others = [
        AgreementParty(agreement_id=agreement, organisation_id=id_of("organisation", code))
        for code in entry.organisations
    ]
    return places + others


def _words() -> None:
    there = set(Word.objects.values_list("list", "code"))
    Word.objects.bulk_create(
        [
            Word(
                id=id_of("word", f"{row['list']}:{row['code']}:{row['valid_from']}"),
                list=row["list"],
                code=row["code"],
                label=row["label"],
                label_en=row["label_en"],
                position=position,
                source=row["source"],
                valid_from=reading.day(row["valid_from"]),
                valid_to=reading.day(row["valid_to"]),
            )
            for position, row in enumerate(shipped.rows("words"))
            if (row["list"], row["code"]) not in there
        ]
    )
    Arena.objects.bulk_create(
        [
            Arena(
                code=row["code"],
                group=row["group"],
                label=row["label"],
                label_en=row["label_en"],
                position=position,
                replaces_id=row["replaces"] or None,
                coverage_note=row["coverage_note"],
                valid_from=reading.day(row["valid_from"]),
                valid_to=reading.day(row["valid_to"]),
            )
            for position, row in enumerate(shipped.rows("arenas"))
        ],
        ignore_conflicts=True,
    )
