"""A report as it is kept: written whole when it is approved, and read again as it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.reports.content import (
    Block,
    Cited,
    Document,
    Heading,
    KeyFigures,
    Letterhead,
    Line,
    Paragraph,
    Points,
    TableBlock,
)
from finmaskig.reports.queries import pattern
from finmaskig.reports.queries.pattern import Json, Published

if TYPE_CHECKING:
    from collections.abc import Mapping


def written(document: Document) -> Json:
    """Return a document as it is kept."""
    head = document.letterhead
    return {
        "title": document.title,
        "letterhead": {
            "sender": head.sender,
            "kind": head.kind,
            "to": head.to,
            "dated": head.dated.isoformat(),
            "reference_number": head.reference_number,
            "status": head.status,
        },
        "blocks": [_block(one) for one in document.blocks],
        "attachments": list(document.attachments),
    }


def read(kept: Json) -> Document:
    """Return a document that was kept."""
    whole = _map(kept)
    head = {key: str(value) for key, value in _map(whole["letterhead"]).items()}
    return Document(
        title=str(whole["title"]),
        letterhead=Letterhead(
            sender=head["sender"],
            kind=head["kind"],
            to=head["to"],
            dated=date.fromisoformat(head["dated"]),
            reference_number=head["reference_number"],
            status=head["status"],
        ),
        blocks=tuple(_read_block(_map(one)) for one in _list(whole["blocks"])),
        attachments=_texts(whole["attachments"]),
    )


def _block(block: Block) -> Json:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            cited = [_cited(one) for one in block.cited]
            return {"kind": "paragraph", "text": block.text, "cited": cited}
        case Points():
            items: list[Json] = [*block.items]
            return {"kind": "points", "items": items, "is_numbered": block.is_numbered}
        case TableBlock():
            return _table(block)
    return {
        "kind": "key_figures",
        "caption": block.caption,
        "lines": [_line(one) for one in block.lines],
        "now_name": block.now_name,
        "before_name": block.before_name,
        "note": block.note,
    }


def _table(block: TableBlock) -> Json:
    return {
        "kind": "table",
        "caption": block.caption,
        "now": _cited(block.now),
        "before": None if block.before is None else _cited(block.before),
        "names": [*block.names],
        "words": [[[code, word] for code, word in one.items()] for one in block.words],
        "total": block.total,
        "now_name": block.now_name,
        "before_name": block.before_name,
        "definition": block.definition,
        "note": block.note,
        "is_drawn": block.is_drawn,
    }


def _line(line: Line) -> Json:
    return {
        "name": line.name,
        "now": _cited(line.now),
        "before": None if line.before is None else _cited(line.before),
        "definition": line.definition,
    }


def _cited(one: Cited) -> Json:
    table = Published(one.table.measure, "", one.table.dimensions, one.table.cells)
    return {
        "table": pattern.written([table]),
        "measure": one.measure,
        "period": one.period,
        "at": {axis: [*codes] for axis, codes in one.at.items()},
    }


def _read_block(kept: Mapping[str, Json]) -> Block:
    match kept["kind"]:
        case "heading":
            level = kept["level"]
            assert isinstance(level, int)
            return Heading(str(kept["text"]), level)
        case "paragraph":
            cited = tuple(_read_cited(one) for one in _list(kept["cited"]))
            return Paragraph(str(kept["text"]), cited)
        case "points":
            return Points(_texts(kept["items"]), bool(kept["is_numbered"]))
        case "table":
            return _read_table(kept)
    return KeyFigures(
        caption=str(kept["caption"]),
        lines=tuple(_read_line(_map(one)) for one in _list(kept["lines"])),
        now_name=str(kept["now_name"]),
        before_name=str(kept["before_name"]),
        note=str(kept["note"]),
    )


def _read_table(kept: Mapping[str, Json]) -> TableBlock:
    words = [[_pair(each) for each in _list(one)] for one in _list(kept["words"])]
    return TableBlock(
        caption=str(kept["caption"]),
        now=_read_cited(kept["now"]),
        before=_read_before(kept["before"]),
        names=_texts(kept["names"]),
        words=tuple(dict(one) for one in words),
        total=str(kept["total"]),
        now_name=str(kept["now_name"]),
        before_name=str(kept["before_name"]),
        definition=str(kept["definition"]),
        note=str(kept["note"]),
        is_drawn=bool(kept.get("is_drawn")),
    )


def _read_line(kept: Mapping[str, Json]) -> Line:
    return Line(
        name=str(kept["name"]),
        now=_read_cited(kept["now"]),
        before=_read_before(kept["before"]),
        definition=str(kept["definition"]),
    )


def _read_before(kept: Json) -> Cited | None:
    return None if kept is None else _read_cited(kept)


def _read_cited(kept: Json) -> Cited:
    one = _map(kept)
    (table,) = pattern.read(one["table"])
    return Cited(
        table=table.table,
        measure=str(one["measure"]),
        period=str(one["period"]),
        at={axis: _texts(codes) for axis, codes in _map(one["at"]).items()},
    )


def _map(kept: Json) -> dict[str, Json]:
    assert isinstance(kept, dict)
    return kept


def _list(kept: Json) -> list[Json]:
    assert isinstance(kept, list)
    return kept


def _texts(kept: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in _list(kept))


def _pair(kept: Json) -> tuple[str, str]:
    code, word = _texts(kept)
    return code, word
