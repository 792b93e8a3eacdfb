"""What speaks against a claim although its words and its number are printed: another phase of the
same work, a change the other way round, the plan of a year for the result of another, a comparison
or a doubling that the report does not tell of that thing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking.comparison_claimed import claim_words, compared_claimed, extreme_claimed
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.proof.told_premises import counts_alike
from assistant.sentences.claims import NO_HARM, NOT_SO
from assistant.sentences.evidence import headings_key
from assistant.sentences.most_claimed import most_claimed
from assistant.sentences.multiples_claimed import MULTIPLE, multiple_claimed, multiplied
from assistant.sentences.respective import told_in_order
from assistant.text import bigrams, key, plain
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import count_value, fold
from corpus.sentences import clauses

DONE_YEAR = "不能确认：这是报告写的上一年做到的，不是所问那年的："
SUMMED = "不能确认：报告这里写的是几年累计的数："
UNCOMPARED = "不能确认：报告这里没有这样比较，写的是："
PLANNED_YEAR = "不能确认：这是报告写的下一年的计划，不是所问那年的："
_PHASE = re.compile("[一二三四五六七八九十\\d]+(?:期(?![间望])|号(?!召))")
_FROM_TO = re.compile(
    "(?:从|由)[^，。；\\d]{0,8}(\\d[\\d.]*)[^，。；]{0,12}?(?:为|[到至成])[^，。；\\d]{0,3}(\\d[\\d.]*)"
)
_COMPARES = re.compile("[比较](?![例重较率值])|[高低快慢多少大小]于|超过|不及|领先|落后")
_SUMMED = re.compile("累计|“?十[二三四五]五”?(?:期间|时期|以来)|[三四五六七八九]年[来间]")
_NO = re.compile("没(?!错|问题|毛病)|(?<!是)未(?!来|成年|央|名)|尚未|并非|不是|从未")
_NO_BOUND = re.compile("[没未不]有?(?:能)?(?:超|低|高|少|多|大|小|不|破|跌|及|如|错)|不是.{1,20}吗")
_NOT_UP_TO = re.compile("[没未不]有?(?:能)?[到达]")
DENIES = re.compile(
    "没|未(?!来|成年|央)|无(?!人机|障碍|线|人驾|废|取向)|不(?!断|仅|动产|[低少小高大多]于|超)|零(?!售|工|距|碳|部件)"
    "|非(?!遗|公|税|化石|常|物质|凡)|缺|停(?!车|泊|放|靠)|暂|亟|尚(?!品)|清零|空白|短板|差距"
)
"""Words by which a clause tells that something is not so, or not all."""
_ALL_OF_THEM = re.compile("[、和与及].*(?:都|均)")
_EDITION = re.compile("第([一二三四五六七八九十百\\d]+)届")
_YEARS = re.compile("20\\d\\d年|去年|今年|上年|全年")
_FIRST = re.compile("最|第[1一](?!\\d)|首位|居首|唯一|龙头")
LEAST_HELD = 0.5
"""Share of a claim's pairs of signs that a sentence must print to bear out a bound."""
LEAST_NAME = 3
"""Signs of the shortest name of what is held in editions."""
HELD_OF_THING = 0.66
"""Share of a word's pairs of signs that must be printed of what doubled."""


def is_other_phase(question: Question, near: str) -> bool:
    """Whether 二期 is claimed where the clause tells of 一期 alone, or 2号 where it tells of 1号."""
    claimed, told = (set(_PHASE.findall(fold(one))) for one in (question.text, near))
    return bool(claimed and told) and not claimed & told


def is_turned_round(question: Question, words: str) -> bool:
    """Whether 「从19户到47户」 is claimed where 47 is printed before 19."""
    claimed = _FROM_TO.search(fold(question.text))
    if claimed is None:
        return False
    first, last = (_places(one, words) for one in claimed.groups())
    return bool(first and last) and min(first) > max(last)


def _places(number: str, words: str) -> list[int]:
    pattern = rf"(?<![\d.]){re.escape(number)}(?![\d.])"
    return [one.start() for one in re.finditer(pattern, words)]


def of_other_year(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """Words before a plan claimed as the result of the year before, or the reverse; else ""."""
    source = knowledge.report.source
    if told.year not in (source.plan_year, source.done_year):
        return ""
    said = knowledge.report[told.span]
    years = [one for one in question.years if f"{one}年" not in said]
    if not years or told.year in years or source.plan_year == source.done_year:
        return ""
    return PLANNED_YEAR if told.year == source.plan_year else DONE_YEAR


def uncompared(question: Question, told: Span, report: Report) -> str:
    """Words before a sentence that prints what a comparison names and does not compare it."""
    words = report[told]
    if compared_claimed(question) is not None and not claimed_figures(question):
        return "" if _COMPARES.search(words) else UNCOMPARED
    if extreme_claimed(question) is not None:
        shown = _FIRST.search(words) or most_claimed(question, told, report)
        return "" if shown else UNCOMPARED
    return ""


def base_missing(question: Question, said: str) -> str:
    """What a claim is told of by number and a sentence does not print: 比“十三五”, 10号线."""
    based = re.findall("[比较]“?(十[二三四五]五)”?(?!目标|规划)", question.text)
    numbered = re.findall("(?<!\\d)\\d{1,3}号(?:线|楼|院|地块|井|机组)", question.text)
    missing = next((one for one in based if one not in plain(said)), "")
    return missing or ("所说的编号" if any(one not in plain(said) for one in numbered) else "")


def little_held(question: Question, part: Span, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a sentence that fits a bound holds too little of the claim to be on the same thing."""
    said = key(knowledge.report[part]) + headings_key(told, knowledge)
    text = question.text
    for one in reversed(claimed_figures(question)):
        text = f"{text[: one.span.start]} {text[one.span.end :]}"
    pairs = bigrams(key(claim_words(replace(question, text=text))))
    return len(pairs & bigrams(said)) < LEAST_HELD * len(pairs)


def is_denied_alone(question: Question, part: Span, knowledge: Knowledge) -> bool:
    """Whether a claim denies what the clause most like it tells without any denial.

    「没超过5.3%」 and 「没低于目标」 claim a bound, which the numbers answer.
    """
    bounded = bool(_NO_BOUND.search(question.text) or NO_HARM.search(question.text))
    if _NOT_UP_TO.search(question.text):  # 「没达到48%」 leaves nothing open where 48% is printed
        values = {one.value for one in claimed_figures(question)}
        bounded = not values & {one.value for one in figures(knowledge.report.text, part)}
    if not _NO.search(claim_words(question)) or bounded:
        return False
    pairs = bigrams(key(question.text))
    text = knowledge.report.text
    told = [text[one.start : one.end] for one in clauses(text, part, "，；。")]
    best = max(told, key=lambda one: len(pairs & bigrams(key(one))), default="")
    return not DENIES.search(best)


def is_a_sum_since(question: Question, part: Span, knowledge: Knowledge) -> bool:
    """Whether a figure summed up over years (累计, 十四五期间) is claimed of one year."""
    values = {one.value for one in claimed_figures(question)}
    if not question.years or not values or _SUMMED.search(question.text):
        return False
    own = [
        knowledge.report[one]
        for one in clauses(knowledge.report.text, part, "，；。")
        if _SUMMED.search(knowledge.report[one])
    ]
    printed = {one.value for one in figures(knowledge.report.text, part)}
    if values & printed:
        own = [
            one for one in own if any(f.value in values for f in figures(one, Span(0, len(one))))
        ]
    return bool(own)


def not_all_alike(question: Question, part: Span, knowledge: Knowledge) -> bool:
    """Whether 「甲、乙都增长12%」 is claimed where 「甲、乙分别增长12%、8%」 is printed."""
    if not _ALL_OF_THEM.search(question.text) or len(claimed_figures(question)) != 1:
        return False
    value = claimed_figures(question)[0].value
    for clause in clauses(knowledge.report.text, part, "，；。"):
        told = [one.figure.value for one in told_in_order(knowledge.report, clause)]
        if value in told and len(set(told)) > 1:
            return True
    return False


def is_of_neighbour(question: Question, part: Span, knowledge: Knowledge) -> bool:
    """Whether the words right before a claimed figure stand in full before another one.

    「新增托位4.6个」 where 「新增托位900个，每千人口托位达到4.6个」 is printed.
    """
    text = question.text
    words = list(_before_figures(text, Span(0, len(text))))
    printed = list(_before_figures(knowledge.report.text, part))
    if "分别" in knowledge.report[part] or len(words) != 1:
        return False
    asked, figure = words[0]
    if (
        len(key(claim_words(question)).partition(key(text[figure.span.start : figure.span.end]))[2])
        > 1
    ):
        return False  # the thing stands behind the figure: 「建成30个食堂」
    own = bigrams(key(_YEARS.sub("", asked)))
    like = [(len(own & bigrams(key(one))), two) for one, two in printed if two.unit == figure.unit]
    same = [held for held, one in like if one.value == figure.value]
    others = [held for held, one in like if one.value != figure.value]
    return bool(own and same and others) and max(others) == len(own) > max(same)


def _before_figures(text: str, span: Span) -> Iterator[tuple[str, Figure]]:
    """Each figure with the words before it, from the figure or stop before."""
    for piece in clauses(text, span, "，；：、。"):
        at = piece.start
        for one in figures(text, piece):
            if one.unit:
                yield text[at : one.span.start], one
            at = one.span.end


def doubling(question: Question, told: Span, knowledge: Knowledge) -> str | None:
    """AGREES where what is named is what doubled, "" where something else did; None: none claimed.

    NOT_SO where it doubled more or less often: 「翻了两番吧」.
    """
    if multiple_claimed(question) is None:
        return None
    if _is_subject(multiplied(question, told, knowledge.report), question, told, knowledge):
        return AGREES
    otherwise = multiplied(question, told, knowledge.report, otherwise=True)
    return NOT_SO if _is_subject(otherwise, question, told, knowledge) else ""


def _is_subject(words: str, question: Question, told: Span, knowledge: Knowledge) -> bool:
    """Whether words that name what doubled name what is claimed to have."""
    subject = key(words)
    said = key(knowledge.report[told])
    nouns = [
        one
        for one in content_of(question, knowledge).words
        if one.is_noun and not MULTIPLE.search(one.key)
    ]
    if not subject or not nouns or held(nouns[-1], subject) < HELD_OF_THING:
        return False
    upto = said[: said.find(subject) + len(subject)] if subject in said else subject
    return all(held(one, upto) >= HELD_OF_THING for one in nouns)


def counted_so(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether the figure claimed stands before the same thing in the sentence: 3200名选手."""
    claimed = claimed_figures(question)
    if len(claimed) != 1:
        return False
    text, end = knowledge.report.text, claimed[0].span.end
    thing = re.match("[\u4e00-\u9fff]{2}", question.text[end:])
    return thing is not None and any(
        one.value == claimed[0].value
        and counts_alike(one.unit, claimed[0].unit)
        and text.startswith(thing.group(), one.span.end)
        for one in figures(text, told.span)
    )


def edition_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict on 「甲节今年办第二十届了吧」 by the edition printed before the name; "" for none."""
    claimed = {count_value(one) for one in _EDITION.findall(question.text)}
    bare = replace(question, text=_EDITION.sub("", question.text))
    nouns = [one for one in content_of(bare, knowledge).words if one.is_noun]
    if len(claimed) != 1 or not nouns or max(len(one.key) for one in nouns) < LEAST_NAME:
        return ""
    text = knowledge.report.text
    for piece in clauses(text, told.span, "，；。、"):
        printed = {count_value(one) for one in _EDITION.findall(text[piece.start : piece.end])}
        said = key(text[piece.start : piece.end])
        if printed and all(held(one, said) >= HELD_OF_THING for one in nouns):
            return AGREES if claimed <= printed else NOT_SO
    return ""
