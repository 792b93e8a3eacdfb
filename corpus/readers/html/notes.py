"""Notes on a page: a mark that links to its note, which links back or lies among such notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from corpus.readers.html.tree import Element, tag, words

MARK = re.compile(
    r"\s*[\[［(（〔【]?\s*(?:注\s*)?(?:\d{1,3}|[①-⑳]|[ivxⅰ-ⅹ]{1,4}|\*{1,3})\s*[\]］)）〕】]?\s*"
)
BACK = re.compile(r"\s*(?:[↩↑^⤴\ufe0e\ufe0f]|返回|\^)+\s*")
_HOLDERS = {"li", "p", "div", "dd", "td", "aside", "section"}


@dataclass(frozen=True, slots=True)
class Notes:
    """by_mark: the link that is a mark -> note id. labels: links that stand in a note as its number.

    container_of: note id -> the element that holds the note.
    """

    by_mark: dict[Element, str]
    labels: frozenset[Element]
    container_of: dict[str, Element]

    @property
    def containers(self) -> frozenset[Element]:
        """The elements that hold notes."""
        return frozenset(self.container_of.values())

    def printed(self, note: str) -> str:
        """The note's number as its first mark shows it."""
        return next(words(link).strip() for link, one in self.by_mark.items() if one == note)


def find_notes(root: Element) -> Notes:
    """Pair each short link with the place it points to."""
    places = _places(root)
    order = {one: at for at, one in enumerate(root.iter())}
    by_mark: dict[Element, str] = {}
    container_of: dict[str, Element] = {}
    labels: set[Element] = set()
    for link, target in _links(root, places):
        if order[target] < order[link]:
            continue
        holder = _holder(target)
        if holder is None or link in set(holder.iter()) or not _links_back(link, holder, places):
            continue
        note = _id(link)
        by_mark[link] = note
        container_of.setdefault(note, holder)
        labels |= {one for one in holder.iter("a") if _is_label(one)}
    return Notes(by_mark, frozenset(labels), container_of)


def _places(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for one in root.iter():
        for key in ("id", "name"):
            if one.get(key):
                found.setdefault(one.get(key), one)
    return found


def _id(link: Element) -> str:
    return unquote(link.get("href").rpartition("#")[2])


def _links(root: Element, places: dict[str, Element]) -> Iterator[tuple[Element, Element]]:
    for link in root.iter("a"):
        if "#" in (link.get("href") or "") and MARK.fullmatch(words(link)):
            target = places.get(_id(link))
            if target is not None:
                yield link, target


def _holder(target: Element) -> Element | None:
    """The element that holds the whole note to which `target` belongs."""
    found = target
    while found is not None and tag(found) not in _HOLDERS:
        found = found.getparent()
    if found is not None and tag(found) == "p":
        above = found.getparent()
        alone = above is not None and tag(above) in ("li", "div") and len(_labels(above)) == 1
        return above if alone else found
    return found


def _labels(element: Element) -> list[Element]:
    return [one for one in element.iter("a") if _is_label(one)]


def _is_label(link: Element) -> bool:
    said = words(link)
    return "#" in (link.get("href") or "") and bool(MARK.fullmatch(said) or BACK.fullmatch(said))


def _links_back(link: Element, holder: Element, places: dict[str, Element]) -> bool:
    """Whether the note has a link to the mark, or to what stands around it."""
    near = {*link.iter(), *list(link.iterancestors())[:2]}
    return any(places.get(_id(one)) in near for one in _labels(holder))
