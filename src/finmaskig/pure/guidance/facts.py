"""What a worker knows about one meeting: plain facts, checked when they come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

NOT_RECORDED = "not_recorded"
OLDEST = 120
AGE_BANDS = ("0-14", "15-17", "18-20", "21-24", "25+", "unknown")
KINDS = ("exposed", "buyer", "youth_at_risk", "relative", "other")
NEEDS = ("money", "housing", "health", "addiction", "pregnancy", "mental_health")
CONCERNS = (
    "honour",
    "family",
    "sexual_offence",
    "crime_victim",
    "crime_risk",
    "distress",
    "premises",
)
RESIDENCE_WORDS = ("county", "outside", "abroad", "unknown")
ARENA_GROUPS = ("street", "premises", "online", "school", "dwelling", "other")

# One value of a closed list, true or false, or several values of a closed list.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "age_band": AGE_BANDS,
    "kind": KINDS,
    "sex": ("woman", "man", "other", NOT_RECORDED),
    "trafficking": ("none", "suspected", "evident"),
    "stay": ("resident", "eu_temporary", "permit", "reflection", "none", "unknown"),
    "guardian_safe": ("yes", "no", "unknown"),
    "wants_return": ("yes", "no", "unknown"),
    "event": ("met", "report_sent", "acute_solved"),
    "answer": ("yes", "no", "later", "could_not"),
}
FLAGS = ("may_be_child", "acute", "children", "child_leaves", "operation")
LISTS: Mapping[str, tuple[str, ...]] = {"needs": NEEDS, "concerns": CONCERNS}
KEYS = ("age", *CHOICES, *FLAGS, *LISTS, "residence", "arena")

FactValue: TypeAlias = int | str | bool | frozenset[str]


class FactError(ValueError):
    """A key or a value that no fact has; the message says what is allowed."""

    def __init__(self, key: str, allowed: tuple[str, ...], message: str) -> None:
        """Keep the key and what is allowed beside the Swedish sentence."""
        super().__init__(message)
        self.key = key
        self.allowed = allowed
        self.message = message


@dataclass(frozen=True)
class Vocabulary:
    """The codes that change with time and place: municipalities and arenas."""

    municipalities: Mapping[str, tuple[str, str]]  # code -> (name, county code)
    arenas: Mapping[str, str]  # code -> one of ARENA_GROUPS

    def county_of(self, municipality: str) -> str:
        """Return the code of the county that the municipality lies in."""
        return self.municipalities[municipality][1]

    def home_of(self, residence: str | None) -> str:
        """Return the municipality where the person lives, or "" when it is not known."""
        return residence if residence in self.municipalities and residence else ""


@dataclass(frozen=True)
class Facts:
    """One situation; None means not recorded."""

    age: int | None = None
    age_band: str | None = None
    may_be_child: bool | None = None
    kind: str | None = None
    sex: str | None = None
    residence: str | None = None
    trafficking: str | None = None
    stay: str | None = None
    acute: bool | None = None
    guardian_safe: str | None = None
    children: bool | None = None
    arena: str | None = None
    wants_return: str | None = None
    needs: frozenset[str] | None = None
    concerns: frozenset[str] | None = None
    event: str | None = None
    answer: str | None = None
    child_leaves: bool | None = None
    operation: bool | None = None

    def as_mapping(self) -> dict[str, FactValue]:
        """Return the recorded facts only, ready to be sent as JSON."""
        return {key: value for key, value in vars(self).items() if value is not None}


def band_of(age: int) -> str:
    """Return the age band of an age in whole years.

    >>> band_of(17), band_of(18)
    ('15-17', '18-20')
    """
    if age < 15:
        return "0-14"
    if age < 18:
        return "15-17"
    if age < 21:
        return "18-20"
    return "21-24" if age < 25 else "25+"


def facts_from(mapping: Mapping[str, object], vocabulary: Vocabulary) -> Facts:
    """Check each key and value and return the facts."""
    draft = _Draft()
    for key, value in mapping.items():
        if key not in KEYS:
            raise _refused(key, KEYS, f"Uppgiften ”{key}” finns inte.")
        _read(draft, key, value, vocabulary)
    facts = draft.facts()
    if facts.age is not None and facts.age_band not in (None, band_of(facts.age)):
        allowed = (band_of(facts.age),)
        sentence = f"age_band ”{facts.age_band}” stämmer inte med age {facts.age}."
        raise _refused("age_band", allowed, sentence)
    return facts


@dataclass
class _Draft:
    """The facts read so far, by type, so that each keeps its own."""

    age: int | None = None
    single: dict[str, str] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    several: dict[str, frozenset[str]] = field(default_factory=dict)

    def facts(self) -> Facts:
        """Return what was read as facts."""
        return Facts(
            age=self.age,
            age_band=self.single.get("age_band"),
            may_be_child=self.flags.get("may_be_child"),
            kind=self.single.get("kind"),
            sex=self.single.get("sex"),
            residence=self.single.get("residence"),
            trafficking=self.single.get("trafficking"),
            stay=self.single.get("stay"),
            acute=self.flags.get("acute"),
            guardian_safe=self.single.get("guardian_safe"),
            children=self.flags.get("children"),
            arena=self.single.get("arena"),
            wants_return=self.single.get("wants_return"),
            needs=self.several.get("needs"),
            concerns=self.several.get("concerns"),
            event=self.single.get("event"),
            answer=self.single.get("answer"),
            child_leaves=self.flags.get("child_leaves"),
            operation=self.flags.get("operation"),
        )


def _read(draft: _Draft, key: str, value: object, vocabulary: Vocabulary) -> None:
    if key == "age":
        draft.age = _age(value)
    elif key in FLAGS:
        draft.flags[key] = _flag(key, value)
    elif key in LISTS:
        draft.several[key] = _several(key, value)
    else:
        draft.single[key] = _single(key, value, vocabulary)


def _age(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= OLDEST:
        allowed = (f"0–{OLDEST}",)
        raise _refused("age", allowed, f"age {_shown(value)} är ingen ålder i hela år.")
    return value


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refused(
            key, ("true", "false"), f"{key} {_shown(value)} är varken sant eller falskt."
        )
    return value


def _several(key: str, value: object) -> frozenset[str]:
    allowed = LISTS[key]
    if not isinstance(value, list | tuple | set | frozenset):
        raise _refused(key, allowed, f"{key} {_shown(value)} är ingen lista.")
    for one in value:
        if one not in allowed:
            raise _refused(key, allowed, f"{key} kan inte innehålla {_shown(one)}.")
    return frozenset(value)


def _single(key: str, value: object, vocabulary: Vocabulary) -> str:
    if key == "residence":
        known = (*RESIDENCE_WORDS, *vocabulary.municipalities)
        allowed: tuple[str, ...] = ("en kommunkod med fyra siffror", *RESIDENCE_WORDS)
    else:
        known = allowed = CHOICES[key] if key in CHOICES else tuple(vocabulary.arenas)
    if not isinstance(value, str) or value not in known:
        raise _refused(key, allowed, f"{key} kan inte vara {_shown(value)}.")
    return value


def _shown(value: object) -> str:
    return f"”{value}”" if isinstance(value, str) else repr(value)


def _refused(key: str, allowed: tuple[str, ...], sentence: str) -> FactError:
    return FactError(key, allowed, f"{sentence} Tillåtet: {', '.join(allowed)}.")
