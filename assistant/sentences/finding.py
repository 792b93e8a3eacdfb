"""What an audit of a report finds."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from corpus.model import Span

Gravity: TypeAlias = Literal["矛盾", "差异", "四舍五入", "措辞"]
"""矛盾: two numbers exclude each other. 差异: not explained. 四舍五入: in the last place. 措辞: words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: how grave, in words, and the places, each quoted verbatim."""

    gravity: Gravity
    text: str
    places: tuple[Span, ...]
