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
        f"(?:倒推|反推|推算|推一下|推一推|照.{{2,16}}推|[按照].{{0,8}}占.{{1,8}}算"
        f"|(?:要是|如果|假如).{{0,6}}每年.{{0,8}}[增涨])[^？?]*{_MUCH}|{_MUCH}[^？?]*(?:倒推|反推|推算)",
        "推算",
    ),
    (
        f"(?:十[三四五六]五”?|[三四五六]年)[^，。？?]{{0,14}}(?:增加|增长|提高|提升|减少|下降|多|少)(?:了|出)?{_MUCH}",
        "五年|[三四五六]年|十[三四五六]五|20\\d\\d年|年均|累计",
    ),
    (f"平均(?:下来)?(?:每|一)[^，。？?]{{0,12}}{_MUCH}|年均[^，。？?]{{0,8}}{_MUCH}", "均|每"),
)
"""How a number is asked that is worked out, and the words by which a sentence may print it all the same."""
_OF_ALL = re.compile(
    r"(?:\d+|[二两三四五六七八九十])(?:大|个|家|项|类|块|处|座)[^，。？?]{2,16}(?:一共|总共|合计|共计|总计|加起来|加在一起|合起来|相加|之和|总和)"
)
_OF_PLACE = re.compile("全[省市县区州旗](?!第)[^，。？?]{2,12}(?:多少|几)[家个户]")
_ONE_OF_KIND = re.compile(r"(?m)^(?:.{0,10}：)?\d+[．.、][^，。：]{2,14}：")
_PART_OF_COUNT = re.compile(
    r"(?P<many>\d+)(?:个|项|家|户|件)[^，。？?]{0,10}[里中](?:面|头)?，?[^，。？?]{2,12}占"
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
    counted = _PART_OF_COUNT.search(question.text)
    missing = missing or (counted is not None and counted["many"] not in told.text)
    for asked, entry in ((_OF_ALL, _ONE_ENTRY), (_OF_PLACE, _ONE_OF_KIND)):
        missing = missing or bool(asked.search(question.text) and entry.search(told.text))
    if missing:
        spans = tuple(dict.fromkeys(one.span for one in told.citations))
        return NoAnswer(Reason.NO_ATTRIBUTE, _NOT_PRINTED, spans)
    return None
