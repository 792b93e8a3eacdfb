"""What a report's title says: its place, the year it reports on and the year it plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import UserError

TITLE_WITHIN = 3000
"""Signs from the start of a text within which its title stands (after a cover letter, if any)."""

_TITLE = re.compile(
    r"(?:关于)?(?P<place>[\u4e00-\u9fff]{1,20}?)(?P<done>20\d\d)年"
    r"国民经济(?:和|与|及)社会发展计划(?:预计)?(?:执行|完成)情况"
    r"(?:与|及|和|暨)(?P<plan>20\d\d)年(?:国民经济(?:和|与|及)社会发展)?计划(?:（?草案）?)?的?(?:报告|说明)"
)


class NoTitleError(UserError):
    """The title is not found, so place and years are unknown."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}：前 {TITLE_WITHIN} 个字里没有找到"
            "「××2025年国民经济和社会发展计划执行情况与2026年计划草案的报告」这样的标题；"
            "请在 source.toml 里写明 title、place、done_year、plan_year。"
        )


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, and what it says."""

    text: str
    place: str
    done_year: int
    plan_year: int


def find_title(text: str, place: str) -> Title:
    """Find the title near the start of `text`, line breaks ignored; raises NoTitleError."""
    match = next(_titles(text[:TITLE_WITHIN]), None)
    if match is None:
        raise NoTitleError(place)
    where = re.sub(r"^.*人民政府", "", match["place"])
    return Title(match.group().removeprefix("关于"), where, int(match["done"]), int(match["plan"]))


def _titles(head: str) -> Iterator[re.Match[str]]:
    """Titles that begin a line, then those anywhere (in 《》); broken lines are joined."""
    for line in re.finditer(r"^", head, re.MULTILINE):
        match = _TITLE.match(re.sub(r"\s", "", head[line.start() :]))
        if match:
            yield match
    yield from _TITLE.finditer(re.sub(r"\s", "", head))
