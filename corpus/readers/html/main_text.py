"""Finds the element that holds the report on a page full of menus and links."""

import re
from collections.abc import Collection

from corpus.readers.html.tree import NAVIGATION, SCRIPTS, Element, tag, words

LEAST_SENTENCE = 20
"""A stop after this many signs makes words running text; menus have none."""
CONTAINERS = {"article", "center", "div", "main", "section"}
_SENTENCE = re.compile(rf"[^\s。]{{{LEAST_SENTENCE},}}。")


def main_text(root: Element, notes: Collection[Element]) -> Element:
    """The innermost element outside which stand only menus and links.

    It goes inwards only while all that it leaves behind is without running text, without a table
    and without a note: a loss is worse than a menu line too many.
    """
    found = next((one for one in root if tag(one) == "body"), root)
    while True:
        weights = [(len(words(one)), one) for one in found if tag(one) not in SCRIPTS]
        if not weights:
            return found
        heaviest = max(weights, key=lambda pair: pair[0])[1]
        others = [one for _, one in weights if one is not heaviest]
        if tag(heaviest) not in CONTAINERS or _loses(found, others, notes):
            return found
        found = heaviest


def _loses(found: Element, others: list[Element], notes: Collection[Element]) -> bool:
    own = (found.text or "") + "".join(one.tail or "" for one in found)
    return bool(own.strip()) or any(_is_report(one, notes) for one in others)


def _is_report(element: Element, notes: Collection[Element]) -> bool:
    if tag(element) in NAVIGATION:
        return False
    if any(one in notes for one in element.iter()):
        return True
    if tag(element) in ("table", "h1", "h2", "h3") or element.find(".//table") is not None:
        return True
    return bool(_SENTENCE.search(words(element)))
