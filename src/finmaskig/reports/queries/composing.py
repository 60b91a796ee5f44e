"""A report put together: its outline, what has been written, and the published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.organisations.queries import unit_by_code
from finmaskig.reports import document_rules as rules
from finmaskig.reports.content import (
    Block,
    Cited,
    Document,
    Heading,
    KeyFigures,
    Line,
    Paragraph,
    Points,
    TableBlock,
)
from finmaskig.reports.layout import grid_of, number
from finmaskig.reports.outlines import (
    PLACE,
    FigureOf,
    Figures,
    Propose,
    Say,
    Table,
    Write,
    slot,
)
from finmaskig.reports.queries.citing import Asked, axis_of, cited, definition_of, labels_of
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.rules import Span

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.reports.content import Letterhead
    from finmaskig.reports.outlines import Item, NamedFigure, Outline, Part

LANGUAGE = "sv"
UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that a report is put together from."""

    board_id: UUID
    outline: Outline
    letterhead: Letterhead
    board: str
    period: Span
    before: Span | None = None
    units: tuple[str, ...] = ()
    """The codes of the units that have a part of their own."""
    texts: Mapping[str, str] = field(default_factory=dict)


def steps(content: Content) -> list[Block | str]:
    """Return the blocks of a report with its places to write in between, for its writer."""
    with override(LANGUAGE):
        return list(_Composer(content).steps())


def compose(content: Content) -> Document:
    """Return the report in Swedish; figures that are not published are left out with their row."""
    with override(LANGUAGE):
        return _Composer(content).document()


class _Composer:
    """One report while it is put together."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.outline = content.outline
        self.before_word = _before_word(content)

    def document(self) -> Document:
        blocks = [block for part in self.outline.parts for block in self._repeated(part)]
        return Document(
            title=self._filled(self.outline.title, {}),
            letterhead=self.content.letterhead,
            blocks=tuple(_joined(_without_empty(blocks))),
            attachments=self.outline.attachments,
        )

    def steps(self) -> Iterator[Block | str]:
        """Yield each block, and the code of each place where the writer's text goes."""
        for part in self.outline.parts:
            for unit in self.content.units if part.each_unit else ("",):
                yield Heading(self._filled(part.heading, {}, unit), part.level)
                for item in part.items:
                    if isinstance(item, Write):
                        yield slot(item.write, unit)
                    else:
                        yield from self._item(item, unit)

    def _repeated(self, part: Part) -> Iterator[Block]:
        for unit in self.content.units if part.each_unit else ("",):
            yield Heading(self._filled(part.heading, {}, unit), part.level)
            for item in part.items:
                yield from self._item(item, unit)

    def _item(self, item: Item, unit: str) -> Iterator[Block]:
        match item:
            case Say():
                yield from self._sentence(item, unit)
            case Propose():
                yield Points(item.propose, is_numbered=True)
            case Write():
                yield from _typed(item, self.content.texts.get(slot(item.write, unit), ""))
            case Figures():
                yield from self._key_figures(item, unit)
            case Table():
                yield from self._table(item, unit)

    def _sentence(self, item: Say, unit: str) -> Iterator[Block]:
        """Yield a sentence with its numbers; none when one of them is not published at all."""
        now = {name: self._now(one, unit) for name, one in item.figures.items()}
        found = {name: one for name, one in now.items() if one is not None}
        if len(found) < len(now):
            if item.otherwise:
                yield Paragraph(self._filled(item.otherwise, {}, unit))
            return
        if item.otherwise and any(one.value is None for one in found.values()):
            yield Paragraph(self._filled(item.otherwise, {}, unit))
            return
        before = {name: self._before(one, unit) for name, one in item.figures.items()}
        said = {
            name: _said(item.figures[name], name, found, before, self.before_word)
            for name in item.figures
        }
        told = [*found.values(), *(one for one in before.values() if one is not None)]
        yield Paragraph(self._filled(item.say, said, unit), tuple(told))

    def _key_figures(self, item: Figures, unit: str) -> Iterator[Block]:
        lines = tuple(line for one in item.lines if (line := self._line(one, unit)))
        if not lines:
            return
        has_before = any(line.before for line in lines)
        block = KeyFigures(
            caption=self._filled(item.caption, {}, unit),
            lines=lines,
            now_name=short_name(self.content.period),
            before_name=self._before_name if has_before else "",
            note=_note(lines),
        )
        yield block

    def _line(self, one: NamedFigure, unit: str) -> Line | None:
        now = self._now(one, unit)
        if now is None:
            return None
        definition = definition_of(one.measure)
        return Line(name=one.name, now=now, before=self._before(one, unit), definition=definition)

    def _table(self, item: Table, unit: str) -> Iterator[Block]:
        asked = Asked(
            measure=item.measure, at=_at(item.at, unit), rows=item.rows, columns=item.columns
        )
        now = cited(self.content.board_id, self.content.period.code, asked)
        if now is None:
            return
        axes = [axis_of(item.measure, code) for code in (item.rows, item.columns) if code]
        chosen = (item.row_codes, item.column_codes)
        before = None if item.columns else self._earlier(asked)
        block = TableBlock(
            caption=self._filled(item.caption, {}, unit),
            now=now,
            before=before,
            names=tuple(str(axis.name).capitalize() for axis in axes),
            words=tuple(
                _only(labels_of(axis), codes) for axis, codes in zip(axes, chosen, strict=False)
            ),
            total=_("Alla"),
            now_name=short_name(self.content.period),
            before_name=self._before_name if before else "",
            definition=definition_of(item.measure),
            note=_hidden_note() if now.table.hidden else "",
            is_drawn=item.is_drawn,
        )
        if grid_of(block).rows:
            yield block

    def _now(self, one: FigureOf | NamedFigure, unit: str) -> Cited | None:
        asked = Asked(measure=one.measure, at=_at(one.at, unit))
        return cited(self.content.board_id, self.content.period.code, asked)

    def _before(self, one: FigureOf | NamedFigure, unit: str) -> Cited | None:
        return self._earlier(Asked(measure=one.measure, at=_at(one.at, unit)))

    def _earlier(self, asked: Asked) -> Cited | None:
        before = self.content.before
        return None if before is None else cited(self.content.board_id, before.code, asked)

    @property
    def _before_name(self) -> str:
        return "" if self.content.before is None else short_name(self.content.before)

    def _filled(self, text: str, figures: Mapping[str, str], unit: str = "") -> str:
        """Fill the places of a sentence, and begin it with a capital."""
        row = unit_by_code(unit) if unit else None
        known = {
            "period": span_name(self.content.period),
            "board": self.content.board,
            "unit": row.name if row else "",
            "unit_about": row.responsibility if row else "",
            **figures,
        }
        filled = PLACE.sub(lambda found: known[found[1]], text)
        return filled[:1].upper() + filled[1:]


def short_name(span: Span) -> str:
    """Return a period as it stands at the head of a column.

    >>> from datetime import date
    >>> short_name(Span(date(2021, 4, 1), date(2022, 7, 31)))
    '2021-04 – 2022-07'
    """
    first, last = f"{span.first:%Y-%m}", f"{span.last:%Y-%m}"
    if (span.first.month, span.last.month) == (1, 12) and span.first.year == span.last.year:
        return f"{span.first:%Y}"
    return first if first == last else f"{first} – {last}"


def _before_word(content: Content) -> str:
    if content.before is None:
        return ""
    words = {
        rules.YEAR_BEFORE: _("året före"),
        rules.JUST_BEFORE: _("perioden före"),
        rules.OTHER: short_name(content.before),
    }
    return words[rules.relation(content.period, content.before)]


def _said(
    figure: FigureOf,
    name: str,
    now: Mapping[str, Cited],
    before: Mapping[str, Cited | None],
    before_word: str,
) -> str:
    """Return a number in words, with the earlier one in brackets where there is one."""
    text = _words(figure, name, now)
    earlier = before.get(name)
    if earlier is None or earlier.value is None:
        return text
    then = _words(figure, name, {key: one for key, one in before.items() if one is not None})
    return f"{text} ({before_word} {then})"


def _words(figure: FigureOf, name: str, told: Mapping[str, Cited]) -> str:
    value = told[name].value
    if not figure.share_of:
        return _("ett skyddat antal") if value is None else number(value)
    whole = told[figure.share_of].value if figure.share_of in told else None
    if value is None or not whole:
        return _("en skyddad andel")
    return _("%(share)d procent") % {"share": rules.share(value, whole)}


def _only(words: Mapping[str, str], codes: tuple[str, ...]) -> Mapping[str, str]:
    return {code: word for code, word in words.items() if code in codes or not codes}


def _at(at: Mapping[str, str], unit: str) -> dict[str, str]:
    return {**at, UNIT: unit} if unit else dict(at)


def _note(lines: tuple[Line, ...]) -> str:
    told = [one for line in lines for one in (line.now, line.before) if one is not None]
    return _hidden_note() if any(one.value is None for one in told) else ""


def _hidden_note() -> str:
    return _("Skyddad: siffran visas inte, så att ingen kan kännas igen eller räknas fram.")


def _without_empty(blocks: list[Block]) -> Iterator[Block]:
    """Leave out headings that nothing stands under, from the last to the first."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if not (isinstance(block, Heading) and _is_bare(block, kept[-1] if kept else None)):
            kept.append(block)
    return reversed(kept)


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Let numbered points that follow each other be one list."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        if isinstance(block, Points) and isinstance(last, Points):
            kept[-1] = Points(last.items + block.items, block.is_numbered)
        else:
            kept.append(block)
    return kept


def _typed(item: Write, text: str) -> Iterator[Block]:
    """Yield what somebody has written, as paragraphs or as points."""
    if not text.strip():
        return
    if item.as_points:
        parts = (" ".join(part.split()) for part in text.split("\n\n"))
        yield Points(tuple(part for part in parts if part), is_numbered=True)
    else:
        yield Paragraph(text.strip())


def _is_bare(heading: Heading, following: Block | None) -> bool:
    if following is None:
        return True
    return isinstance(following, Heading) and following.level <= heading.level
