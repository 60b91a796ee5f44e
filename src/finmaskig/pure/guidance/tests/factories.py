"""A small invented world to ask for advice in. No number here reaches anyone."""

from datetime import date, datetime

from finmaskig.pure.guidance.decide import Advice, decide
from finmaskig.pure.guidance.directory import AgreementSpan, Directory, Hours, Office
from finmaskig.pure.guidance.facts import Vocabulary, facts_from
from finmaskig.pure.guidance.rules import rules_for
from finmaskig.pure.guidance.workdays import STOCKHOLM

STOCKHOLM_CITY, NACKA, HUDDINGE = "0180", "0182", "0126"
NORRKOPING, LINKOPING, GOTHENBURG, VISBY = "0581", "0580", "1480", "0980"

VOCABULARY = Vocabulary(
    municipalities={
        STOCKHOLM_CITY: ("Stockholm", "01"),
        NACKA: ("Nacka", "01"),
        HUDDINGE: ("Huddinge", "01"),
        NORRKOPING: ("Norrköping", "05"),
        LINKOPING: ("Linköping", "05"),
        GOTHENBURG: ("Göteborg", "14"),
        VISBY: ("Gotland", "09"),
    },
    arenas={
        "street": "street",
        "hotel": "premises",
        "contact_site": "online",
        "school_yard": "school",
        "flat": "dwelling",
        "car": "other",
    },
)


def weekdays(opens: int, closes: int, days: range = range(5)) -> tuple[Hours, ...]:
    """Return the same hours on each of the days."""
    return tuple(Hours(weekday=day, opens=opens * 60, closes=closes * 60) for day in days)


OFFICE_HOURS = weekdays(8, 17)
NIGHTS = (*weekdays(0, 8), *weekdays(17, 24), *weekdays(0, 24, range(5, 7)))


def office(code: str, kind: str, area: str, **values: object) -> Office:
    """Return an office with a name made of its code and an invented number."""
    known = {"name": code, "kinds": (kind,), "areas": (area,), "phone": "08-000 00 01"}
    return Office(code=code, **{**known, **values})


def always(code: str, kind: str, area: str = "everywhere", **values: object) -> Office:
    """Return an office that never closes."""
    return office(code, kind, area, always_open=True, **values)


def daily(code: str, kind: str, area: str, **values: object) -> Office:
    """Return an office that is open on working days, 8 to 17."""
    return office(code, kind, area, hours=OFFICE_HOURS, **values)


BOARDS = [daily(f"board-{code}", "social_board", code) for code in VOCABULARY.municipalities]
VICTIMS = {"side": "victim", "min_age": 18}
OFFICES = (
    *BOARDS,
    always("112", "emergency"),
    always("police", "police"),
    always("1177", "health_care"),
    always("psychiatry", "psychiatric_emergency", "01"),
    office("jour-stockholm", "social_emergency", "01", hours=NIGHTS),
    always("jour-norrkoping", "social_emergency", "05"),
    daily("district", "district_board", STOCKHOLM_CITY),
    daily("line", "national_line", "everywhere"),
    daily("mika", "victim_reception", "01", **VICTIMS),
    daily("mika-halsa", "health_clinic", "01", **VICTIMS),
    daily("mika-goteborg", "victim_reception", GOTHENBURG, **VICTIMS),
    daily("frideborg", "victim_reception", NORRKOPING, **VICTIMS),
    daily("kast", "buyer_reception", "01", side="buyer", min_age=18),
    daily("kast-norrkoping", "buyer_reception", NORRKOPING, side="buyer", min_age=18),
    daily("ungdomsjouren", "youth_unit", "01", min_age=12, max_age=25),
    daily("ungdom-norrkoping", "youth_unit", NORRKOPING, min_age=12, max_age=25),
    daily("coordinator-child", "child_coordinator", "01", max_age=17),
    daily("coordinator-adult", "adult_coordinator", "01", min_age=18),
    daily("coordinator-east", "adult_coordinator", "05"),
    daily("stodcentrum", "young_victims_centre", "01", side="victim", max_age=20),
    daily("contact-nacka", "contact_function", NACKA),
    daily("project", "project_leader", "01"),
    daily("addiction", "addiction_care", "01"),
    daily("online-goteborg", "online_group", GOTHENBURG),
)
DIRECTORY = Directory(
    VOCABULARY,
    OFFICES,
    (
        AgreementSpan(host=STOCKHOLM_CITY, parties=(NACKA,), valid_from=date(2021, 2, 1)),
        AgreementSpan(host=STOCKHOLM_CITY, parties=(HUDDINGE,), kind="police"),
    ),
)


def moment(text: str) -> datetime:
    """Return a Swedish time: ``moment("2026-06-15 02:00")``."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


MONDAY_NOON = moment("2026-06-15 12:00")
SATURDAY_NIGHT = moment("2026-06-13 02:00")


def ask(
    facts: dict[str, object], at: datetime = MONDAY_NOON, municipality: str = STOCKHOLM_CITY
) -> dict[str, Advice]:
    """Return the advice for a situation, by step."""
    rules = rules_for(municipality, at.date())
    known = facts_from(facts, VOCABULARY)
    advice = decide(known, rules, DIRECTORY, municipality=municipality, at=at)
    return {one.step: one for one in advice}
