"""Whether an answer holds an accepted wording; numbers are matched whole."""

import re

from assistant.text import plain

_IGNORED = re.compile(r"[\s“”\"'‘’「」*]|\[\d+\]")


def folded(words: str) -> str:
    """Simplified, half width, lower case; without quotes, spaces and citation marks."""
    return _IGNORED.sub("", plain(_IGNORED.sub("", words))).lower().replace("個", "个")


def holds(answer: str, wanted: str) -> bool:
    """Whether `wanted` stands in the answer; a number is not found inside a longer one."""
    return place(folded(answer), wanted) is not None


def place(words: str, wanted: str) -> int | None:
    """Where `wanted` first stands in folded words; None where it does not."""
    target = folded(wanted)
    if not target:
        return None
    before = r"(?<![\d.])" if target[0].isdigit() else ""
    after = r"(?![\d]|\.\d)" if target[-1].isdigit() else ""
    found = re.search(before + re.escape(target) + after, words)
    return None if found is None else found.start()


def accepted(answer: str, groups: tuple[tuple[str, ...], ...]) -> list[str]:
    """The groups of which no wording stands in the answer, as words; [] when all are held."""
    return [
        "｜".join(group) for group in groups if not any(holds(answer, wanted) for wanted in group)
    ]
