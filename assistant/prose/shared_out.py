"""Shares an amount out among what the same sentence counts: 「发放9亿元惠及3万名」 is so much a head."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import RATES
from assistant.outcomes import Desk
from assistant.prose.figures_told import year_of
from assistant.sentences.evidence import candidates, headings_key
from assistant.sentences.owned import owned_figures
from assistant.sentences.told_figures import Told, each
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses

_UNITS = "个家户人名位项件栋座所台辆亩处套张口公顷"
_GOES_ON = (
    "能|可|大概|大约|大致|要|有|领|拿|到|得|分|摊|投(?!资项目|资主体|资类)|完成|惠及|覆盖|吸纳|花|补|建|发"
    "|安排|计划|的|是|多少|几|年度|去年|今年|20"
)
_ASKED = re.compile(
    f"(?P<head>人均|户均|亩均|栋均)|(?:平均|均摊|摊)(?:下来|分)?(?:到|给)?(?:每|一)个?(?P<one>[{_UNITS}])"
    f"(?P<of>[\u4e00-\u9fff]{{0,8}}?)(?={_GOES_ON}|[？?]|$)"
    f"|每一?(?P<each>[{_UNITS}])(?P<thing>[\u4e00-\u9fff]{{0,8}}?)平均"
)
_PEOPLE = re.compile("(?:群众|居民|老人|学生|职工|员工|农民|市民|游客|人)$")
_SAME = ("人名位", "个项件", "户", "家", "栋座幢", "所", "台", "辆", "亩", "处", "套", "张", "口")
"""Units that count the same things."""
LEAST_HELD = 0.75
"""Share of the question's content that the words with both figures, or the headings, must hold."""
TRIED = 6
_LIGHT = re.compile("(?:拿|领|分|摊|得)(?:到|了)?|大概|大约|大致|能|可以|下来|一下|算|的话")


def answer_shared_out(question: Question, desk: Desk) -> Draft | None:
    """The amount for each; None where none is asked, it is printed, or no one pair is certain."""
    asked = _ASKED.search(question.text)
    if asked is None or not re.search("多少|几", question.text):
        return None
    if _is_printed(asked, question, desk):
        return None
    held = list(_pairs(asked, question, desk))
    best = max((one[0] for one in held), default=0.0)
    found = list(dict.fromkeys(one[1:] for one in held if one[0] == best))
    if len(found) > 1 and not question.years and question.roles != {"目标"}:
        done = desk.report.source.done_year
        found = [one for one in found if year_of(one[0], desk) == done]
    if len(found) != 1:
        return None
    amount, count = found[0]
    return each(amount, count, Writer(desk.report))


def _is_printed(asked: re.Match[str], question: Question, desk: Desk) -> bool:
    """「人均可支配收入」, which the report tells itself."""
    named = re.match("[\u4e00-\u9fffA-Za-z]{2}", question.text[asked.end() :])
    return bool(asked["head"] and named and asked["head"] + named.group() in desk.report.text)


def _pairs(
    asked: re.Match[str], question: Question, desk: Desk
) -> Iterator[tuple[float, Told, Told]]:
    """Amounts and counts that one stretch tells of what is asked, with how much of it is held."""
    knowledge, report = knowledge_of(desk.report), desk.report
    unit = _unit(asked)
    bare = _bare(asked, question)
    content = content_of(read_question(bare, report), knowledge)
    named = asked["thing"] or asked["of"] or ""
    thing = content_of(read_question(named, report), knowledge)
    typed = _typed(question)
    for one in candidates(read_question(bare + "多少", report), desk)[:TRIED]:
        if question.years and one.statement.year not in (None, *question.years):
            continue
        for part in _stretches(one.statement.span, desk):
            told = list(figures(report.text, part))
            if typed and not typed <= {each.value for each in told}:
                continue
            amounts = [x for x in told if _is_amount(x, unit, question)]
            counts = [x for x in told if counts_by(x, unit) and x not in amounts]
            counts = _of_thing(counts, asked, one.statement.span, desk)
            held = content.coverage(key(report[part]), headings_key(one.statement, knowledge))
            if thing.words and thing.coverage(key(report[part]), "") < LEAST_HELD:
                continue
            if len(amounts) == len(counts) == 1 and (typed or held >= LEAST_HELD):
                amount, count = (Told(x, part, one.statement.span) for x in (amounts[0], counts[0]))
                yield held, amount, count
                break


def _stretches(span: Span, desk: Desk) -> Iterator[Span]:
    """The clauses of a sentence, then two in a row, then what stands between ；."""
    text = desk.report.text
    fine = list(clauses(text, span, "，；。"))
    yield from fine
    yield from (
        Span(one.start, other.end) for one, other in pairwise(fine) if text[one.end - 1] == "，"
    )
    yield from clauses(text, span, "；。")


def _unit(asked: re.Match[str]) -> str:
    """What each is counted by; of people 人."""
    thing = asked["thing"] or asked["of"] or ""
    if _PEOPLE.search(thing):
        return "人"
    return asked["one"] or asked["each"] or (asked["head"] or "人")[0]


def _bare(asked: re.Match[str], question: Question) -> str:
    """What is shared out and among whom, without the asking."""
    thing = asked["thing"] or asked["of"] or ""
    text = question.text[: asked.start()] + thing + question.text[asked.end() :]
    text = re.sub("类(?=项目|企业|工程)", "", text)
    return _LIGHT.sub("", re.sub("(?:多少|几)[^，。？?]{0,3}[？?]?$|[？?，]|多少", "", text))


def _typed(question: Question) -> frozenset[Decimal]:
    """The quantities that the question brings along: each must be one of the pair's."""
    text = question.text
    return frozenset(
        one.value
        for one in figures(text, Span(0, len(text)))
        if one.unit and one.unit != "年" and re.search(r"\d", text[one.span.start : one.span.end])
    )


def _is_amount(figure: Figure, unit: str, question: Question) -> bool:
    """Whether a figure is what is asked for each: in the unit asked, else money."""
    asked = tuple(one for one in units_asked(question.text) if one != unit) or ("元",)
    counted = figure.unit in ("", *RATES, "倍", "年") or counts_by(figure, unit)
    return not counted and fits_unit(figure, asked)


def counts_by(figure: Figure, unit: str) -> bool:
    """Whether a figure counts what that unit counts: 项 and 个, 名 and 人."""
    return any(unit in same and figure.unit in tuple(same) for same in _SAME)


def _of_thing(counts: list[Figure], asked: re.Match[str], span: Span, desk: Desk) -> list[Figure]:
    """Of several counts those of the thing that each is of: 小区 of 「每个小区」."""
    thing = key(asked["thing"] or asked["of"] or "")
    if len(counts) < 2 or len(thing) < 2:
        return counts
    owned = {one.figure.span: one.name for one in owned_figures(span, desk.report)}
    return [one for one in counts if bigrams(thing) & bigrams(owned.get(one.span, ""))]
