"""Follow-ups that point into an answer: 「第三个展开说说」, 「那个术语是什么意思」."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import find_terms
from assistant.text import key

_TERM_MEANT = re.compile(
    "(?:上面|前面|刚才|那|这)(?:说的|提到的)?(?:那|这)?个?(?:术语|词|概念|说法|提法|名词)"
)
_NTH = re.compile(
    "第([一二三四五六七八九十\\d]+)(?:个|项|条|点|方面|类|件|张|种|句|款|大)|最后一?(?:个|项|条|点|张|种)|(?:前者|后者)"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was answered before: the items of a list, for 「第三个」, and the words, for 「那个术语」."""

    items: Callable[[str], Sequence[str]]
    words: Callable[[str], str]


def nth_item(question: str, previous: str, earlier: Earlier | None) -> str | None:
    """「第三个展开说说」: a question about that item of the list before."""
    match = _NTH.search(question)
    if match is None or earlier is None or re.search("第[一二三四五六七八九十]部分", question):
        return None
    listed = earlier.items(previous)
    at = _place(match, len(listed))
    if at is None or not 0 <= at < len(listed):
        return None
    return f"{listed[at]}的具体内容是什么？"


def that_term(
    asked: Question, previous: str, earlier: Earlier | None, knowledge: Knowledge
) -> str | None:
    """「那个术语是什么意思」 where the question before names none: the term of its answer."""
    if earlier is None or not _TERM_MEANT.search(asked.text):
        return None
    if find_terms(key(previous), knowledge):
        return None
    answer = earlier.words(previous)
    found = find_terms(key(answer), knowledge)
    name = found[0].term.name if found else next(iter(re.findall("“([^”]+)”", answer)), None)
    return f"“{name}”是什么意思？" if name else None


def _place(match: re.Match[str], count: int) -> int | None:
    words = match.group()
    if words.startswith("最后") or words == "后者":
        return count - 1
    if words == "前者":
        return 0
    if match[1].isdigit():
        return int(match[1]) - 1
    signs = "一二三四五六七八九十"
    return signs.index(match[1]) if match[1] in signs else None
