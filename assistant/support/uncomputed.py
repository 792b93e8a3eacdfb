"""Refuses a sentence of other figures where a number is asked that no sentence prints: 「还差多少」, 「推算一下」."""

import re

from assistant.asking.question import Question
from assistant.draft import Draft
from assistant.model import Reason
from assistant.outcomes import NoAnswer

_MUCH = "(?:多少|几)"
_ASKED: tuple[tuple[str, str], ...] = (
    (
        f"(?:离|距离?|到|比)[^，。？?]{{2,24}}，?(?:还|仍|尚)(?:差|缺)(?:了|着)?{_MUCH}|(?:还|仍)差{_MUCH}",
        "差|缺|低于|少于|不足|未达|没达|剩|余下|其余",
    ),
    (
        r"(?:\d+|[二两三四五六七八九十])(?:大|个|家|项|类|块)[^，。？?]{2,16}(?:加起来|加在一起|合起来|相加|之和|总和)",
        "合计|共|总|累计|加起来|之和",
    ),
    (
        f"(?:倒推|反推|推算|推一下|推一推|照.{{2,16}}推)[^？?]*{_MUCH}|{_MUCH}[^？?]*(?:倒推|反推|推算)",
        "推算",
    ),
    (f"平均(?:下来)?(?:每|一)[^，。？?]{{0,12}}{_MUCH}|年均[^，。？?]{{0,8}}{_MUCH}", "均|每|人次"),
)
"""How a number is asked that is worked out, and the words by which a sentence may print it all the same."""
_OF_ALL = re.compile(
    r"(?:\d+|[二两三四五六七八九十])(?:大|个|家|项|类|块|处|座)[^，。？?]{2,16}(?:一共|总共|合计|共计|总计|加起来|加在一起|合起来|相加|之和|总和)"
)
_ONE_ENTRY = re.compile(r"(?m)^(?:.{0,10}：)?\d+[．.、]\s*\S")
"""One entry of a numbered list says nothing of all of them."""
_PATTERNS = tuple((re.compile(asked), re.compile(told)) for asked, told in _ASKED)
_NOT_PRINTED = (
    "报告没有直接写所问的这个数，也没有能确定拿来计算的数，所以不能回答。下面是有关的原文。"
)


def left_uncomputed(question: Question, told: Draft) -> NoAnswer | None:
    """The refusal of a draft that only quotes; None where it prints what is asked."""
    if question.has("premise"):
        return None
    missing = any(
        asked.search(question.text) and not printed.search(told.text)
        for asked, printed in _PATTERNS
    )
    if missing or (_OF_ALL.search(question.text) and _ONE_ENTRY.search(told.text)):
        spans = tuple(dict.fromkeys(one.span for one in told.citations))
        return NoAnswer(Reason.NO_ATTRIBUTE, _NOT_PRINTED, spans)
    return None
