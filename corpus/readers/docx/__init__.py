"""Reads Word files (.docx): body, notes, tables, text boxes, and the numbers Word makes itself."""

from collections import Counter
from collections.abc import Iterator

from corpus.readers.docx.body import Body, part_words
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Element, Package, attribute, local
from corpus.readers.docx.styles import Styles
from corpus.readers.flow import Flow, Inlines, Intake, Item, LeftOut, assemble, signs

_ASIDE = (("header", "header"), ("footer", "footer"), ("comments", "comment"))
"""Relationship -> why the part's words are left out."""
_NOTE_PARTS = (("footnotes", "footnote", ""), ("endnotes", "endnote", "e"))
MOST_SIGNS_A_PAGE = 2000
"""A page of A4 holds under 1,500; more means that the page count is a template's."""
_WORDS = {"t", "delText"}


def read(data: bytes, place: str) -> Intake:
    """Read a .docx; raises FileError for a damaged one, TooLargeError beyond a limit."""
    package = Package(data, place)
    styles = Styles(package.related("styles"))
    body = Body(styles, Numbering(package.related("numbering"), styles))
    items = [*body.items(package.document), *_aside(package)]
    notes, rest = _notes(package, body)
    census = _census(package)
    pages = package.page_count()
    if pages and census.total() > pages * MOST_SIGNS_A_PAGE:
        pages = None
    return assemble(Flow(tuple([*items, *rest]), notes, census, pages))


def _aside(package: Package) -> Iterator[Item]:
    for relation, kind in _ASIDE:
        for part in package.all_related(relation):
            yield LeftOut(kind, part_words(part))  # type: ignore[arg-type]


def _notes(package: Package, body: Body) -> tuple[dict[str, Inlines], list[Item]]:
    """Notes by id, and the words of Word's own separators, if any."""
    notes: dict[str, Inlines] = {}
    rest: list[Item] = []
    for relation, tag, prefix in _NOTE_PARTS:
        part = package.related(relation)
        for note in part.iter() if part is not None else ():
            if local(note) != tag:
                continue
            if attribute(note, "type") in (None, "normal"):
                notes[f"{prefix}{attribute(note, 'id')}"] = body.note(note)
            else:
                rest.append(LeftOut("footer", part_words(note)))
    return notes, rest


def _census(package: Package) -> Counter[str]:
    """All words of all parts read, straight from their XML."""
    parts: list[Element] = [package.document]
    for relation in ("footnotes", "endnotes", *(relation for relation, _ in _ASIDE)):
        parts += package.all_related(relation)
    found: Counter[str] = Counter()
    for part in parts:
        for one in part.iter():
            if local(one) in _WORDS and one.text and not _in_fallback(one):
                found += signs(one.text)
    return found


def _in_fallback(one: Element) -> bool:
    """Whether it is the second form of something, kept for older programs."""
    return any(local(parent) == "Fallback" for parent in one.iterancestors())
