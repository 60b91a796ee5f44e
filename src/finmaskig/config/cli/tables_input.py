"""What `finmaskig tables` is given: read with care, and written whole or not at all."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from finmaskig.config.cli.wrong_use import WrongUse

if TYPE_CHECKING:
    from finmaskig.pure.statistics.dimension import Dimension
    from finmaskig.pure.statistics.policy import Policy
    from finmaskig.pure.statistics.table import CountedTable, SafeTable

Counted = tuple["CountedTable", ...]
Method = Literal["optimal", "fast", "round"]
Objective = Literal["cells", "sum"]
Base = Literal[3, 5]
METHODS: tuple[Method, ...] = ("optimal", "fast", "round")
OBJECTIVES: tuple[Objective, ...] = ("cells", "sum")
BASES: tuple[Base, ...] = (3, 5)
LARGEST = 1_000_000


@dataclass(frozen=True)
class Way:
    """How to protect."""

    method: Method
    objective: Objective
    base: Base
    seconds: float


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn whatever is wrong with tables into wrong use."""
    from finmaskig.pure.statistics.dimension import DimensionError
    from finmaskig.pure.statistics.policy import PolicyError
    from finmaskig.pure.statistics.table import TableError

    try:
        yield
    except (TableError, DimensionError, PolicyError) as error:
        raise WrongUse(str(error)) from error


def way(method: str, objective: str, base: int, seconds: float) -> Way:
    """Return how to protect; refuse what is none of the ways."""
    methods = [one for one in METHODS if one == method]
    objectives = [one for one in OBJECTIVES if one == objective]
    bases = [one for one in BASES if one == base]
    if not methods:
        raise WrongUse(f"--method kan inte vara ”{method}”. Skriv optimal, fast eller round.")
    if not objectives:
        raise WrongUse(f"--objective kan inte vara ”{objective}”. Skriv cells eller sum.")
    if not bases:
        raise WrongUse(f"--base kan inte vara ”{base}”. Skriv 3 eller 5.")
    if not (math.isfinite(seconds) and seconds > 0):
        raise WrongUse("--seconds ska vara ett tal större än 0.")
    return Way(methods[0], objectives[0], bases[0], seconds)


def policy(threshold: int, width: int, zeros: str) -> "Policy":
    """Return the policy; refuse one that protects nothing."""
    from finmaskig.pure.statistics.policy import Policy

    if zeros not in {"safe", "unsafe"}:
        raise WrongUse(f"--zeros kan inte vara ”{zeros}”. Skriv safe eller unsafe.")
    for name, value in (("--threshold", threshold), ("--width", width)):
        if value > LARGEST:
            raise WrongUse(f"{name} ska vara högst {LARGEST}.")
    return Policy(threshold=threshold, width=width, zeros_safe=zeros == "safe")


@dataclass(frozen=True)
class Files:
    """The files of one command: tables, what each is divided by, and what is out already."""

    paths: Sequence[Path]
    dims: Sequence[str]
    hierarchies: Sequence[str] = ()
    published: Sequence[Path] = field(default=())

    def counted(self, count: str) -> Counted:
        """Return the exact tables."""
        from finmaskig.pure.statistics.files import read_counts

        names = self._names
        if any(count in each for each in names):
            raise WrongUse(f"--count kan inte vara {count}: den kolumnen står i --dims.")
        pairs = zip(self.paths, names, strict=True)
        return tuple(read_counts(path, dims, count, self._known) for path, dims in pairs)

    def safe(self) -> tuple["SafeTable", str]:
        """Return the published table and the name of its counts."""
        from finmaskig.pure.statistics.files import count_column, read_safe

        table = read_safe(self.paths[0], self._names[0], self._known, adds_up=True)
        return table, count_column(self.paths[0])

    def published_tables(self, *, adds_up: bool = False) -> list["SafeTable"]:
        """Return what was published before."""
        from finmaskig.pure.statistics.files import read_safe

        return [read_safe(path, (), self._known, adds_up=adds_up) for path in self.published]

    def places(self, out: Path) -> list[Path]:
        """Return a file for each table; refuse to write over what is read."""
        others = [out.with_name(f"{out.stem}_{path.stem}{out.suffix}") for path in self.paths[1:]]
        places = [out, *others]
        read = {path.resolve() for path in (*self.paths, *self.published, *self._files.values())}
        resolved = [place.resolve() for place in places]
        for place in resolved:
            if resolved.count(place) > 1:
                raise WrongUse(f"Två tabeller skulle bli {place.name}. Byt namn på den ena filen.")
            if place in read:
                raise WrongUse(f"{place.name} skulle skrivas över. Ge --out ett annat namn.")
        return places

    def write(self, places: Sequence[Path], tables: Sequence["SafeTable"], count: str) -> None:
        """Write every table, or none."""
        from finmaskig.pure.statistics.files import safe_text, write_all

        pairs = zip(places, tables, strict=True)
        write_all({place: safe_text(table, count) for place, table in pairs})

    @cached_property
    def _names(self) -> list[list[str]]:
        found = [[name.strip() for name in text.split(",")] for text in self.dims]
        if len(found) != len(self.paths):
            raise WrongUse("Skriv --dims en gång för varje tabell, i samma ordning som filerna.")
        for names in found:
            if not all(names) or len(set(names)) < len(names) or "status" in names:
                raise WrongUse("--dims ska vara olika kolumner, till exempel region,age,sex.")
        return found

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for text in self.hierarchies:
            name, _, path = text.partition("=")
            if not path or name in found:
                raise WrongUse("--hierarchy skrivs region=HIER.csv, en gång för varje dimension.")
            if not any(name in names for names in self._names):
                raise WrongUse(f"--hierarchy nämner {name}, som inte står i --dims.")
            found[name] = Path(path)
        return found

    @cached_property
    def _known(self) -> dict[str, "Dimension"]:
        from finmaskig.pure.statistics.files import read_hierarchy

        return {name: read_hierarchy(path, name) for name, path in self._files.items()}
