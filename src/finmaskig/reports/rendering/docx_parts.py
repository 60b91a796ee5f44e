"""What a Word file needs and python-docx lacks: footnotes, fields, language, lists that restart.

Source: ECMA-376-1:2016, part 1: 17.11 (footnotes), 17.16 (fields), 17.9 (numbering).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

FOOTNOTES = PackURI("/word/footnotes.xml")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LANGUAGE = "sv-SE"
SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
REFERENCE_STYLE, TEXT_STYLE = "Footnote Reference", "Footnote Text"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def plain(text: str) -> str:
    """Return a text that XML can hold.

    >>> plain("a\\x00b")
    'ab'
    """
    return _FORBIDDEN.sub("", text)


def element(tag: str, /, text: str | None = None, **attributes: str) -> BaseOxmlElement:
    """Return an element of the word-processing namespace with its attributes in the same."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if text is not None:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    return made


class Footnotes:
    """The notes of one file; the same text has one note for each place that refers to it."""

    def __init__(self, file: WordFile) -> None:
        """Give the file the styles of notes."""
        self._file = file
        self._root: BaseOxmlElement = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        self._last = 0
        for kind, number in SEPARATORS:
            note = element("footnote", type=kind, id=number)
            note.append(_paragraph_of(element(kind)))
            self._root.append(note)
        self._reference_id = _note_style(file, REFERENCE_STYLE, is_character=True)
        self._text_id = _note_style(file, TEXT_STYLE, is_character=False)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Refer to a new note at the end of a paragraph."""
        self._last += 1
        number = str(self._last)
        run = paragraph.add_run(style=REFERENCE_STYLE)
        run.element.append(element("footnoteReference", id=number))
        note = element("footnote", id=number)
        inner = element("p")
        properties = element("pPr")
        properties.append(element("pStyle", val=self._text_id))
        inner.append(properties)
        inner.append(self._mark())
        words = element("r")
        words.append(element("t", f" {plain(text)}"))
        inner.append(words)
        note.append(inner)
        self._root.append(note)

    def save(self) -> None:
        """Put the notes into the file as a part of their own, and tell the settings of it."""
        part = Part(
            FOOTNOTES, CONTENT_TYPE, serialize_part_xml(self._root), self._file.part.package
        )
        self._file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        notes = element("footnotePr")
        for _kind, number in SEPARATORS:
            notes.append(element("footnote", id=number))
        settings = self._file.settings.element
        compat = settings.find(qn("w:compat"))
        at = len(settings) if compat is None else settings.index(compat)
        settings.insert(at, notes)

    def _mark(self) -> BaseOxmlElement:
        run = element("r")
        properties = element("rPr")
        properties.append(element("rStyle", val=self._reference_id))
        run.append(properties)
        run.append(element("footnoteRef"))
        return run


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that the reader's program fills in, such as the number of the page."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        run.element.append(element("fldChar", fldCharType=kind))
        if kind == "begin":
            paragraph.add_run().element.append(element("instrText", f" {code} "))
        elif kind == "separate":
            paragraph.add_run("1")


def set_language(file: WordFile) -> None:
    """Say that every text is Swedish, so that it is read and spelled as such."""
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    theme = file.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)


def begin_list(file: WordFile, style: str) -> str:
    """Return the number of a new list in a style of numbered paragraphs, which begins at 1."""
    numbering = file.part.numbering_part.element
    used = file.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    (old,) = (one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == used)
    abstract = old.find(qn("w:abstractNumId")).get(qn("w:val"))
    new = numbering.add_num(int(abstract))
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(new.numId)


def put_in_list(paragraph: Paragraph, number: str) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(number)


def _note_style(file: WordFile, name: str, *, is_character: bool) -> str:
    kind = WD_STYLE_TYPE.CHARACTER if is_character else WD_STYLE_TYPE.PARAGRAPH
    style = file.styles.add_style(name, kind)
    if is_character:
        style.font.superscript = True
    else:
        style.base_style = file.styles["Normal"]
        style.font.size = Pt(9)
        style.paragraph_format.space_after = Pt(2)
    identifier: str = style.style_id
    return identifier


def _paragraph_of(inner: BaseOxmlElement) -> BaseOxmlElement:
    paragraph, run = element("p"), element("r")
    run.append(inner)
    paragraph.append(run)
    return paragraph
