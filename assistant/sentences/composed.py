"""Computes within one breakdown: sums, differences, shares and means of the parts that are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.everyday import words_inside
from assistant.asking.places_said import parts_said
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import RATES
from assistant.outcomes import Desk
from assistant.sentences.breakdowns import Breakdown, Row, breakdowns, in_scale
from assistant.sentences.evidence import headings_key
from assistant.sentences.most_claimed import asks_most
from assistant.sentences.ranked_rows import ORDER, asks_most_of, in_order, most_of
from assistant.sentences.row_names import items_listed, places
from assistant.sentences.told_figures import (
    Told,
    difference,
    each,
    is_share,
    listed,
    scale,
    share,
    share_of_sum,
    summed,
    times,
)
from assistant.sentences.totals import total_of
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.model import Report
from corpus.numerals import count_value

HELD = 0.5
"""A noun of the question counts as held by the sentence from this share of its pairs."""
_SUM = re.compile(
    "(?<=[\u4e00-\u9fff]{2})加(?:上)?(?![强快大速工密装剧以])|加总|合起来|"
    "合计|一共|总共|加起来|共计|总和|之和|相加|加在一起|累计(?!完成|实现|达|有|投|新)|拢共|总计|共(?:有|是|要|安排|投)"
)
_DIFFERS = re.compile(
    "差(?:了)?(?:多少|几)|相差|(?<!至)[多少高低](?:出|了|投|花|用|安排)?(?:多少|几)|差额|差距"
)
_TIMES = re.compile("(?:几|多少)倍")
_SHARE = re.compile(
    "占|比重|比例|份额|(?<![增涨降减跌升长高]了)(?<![增涨降减跌升长高])(?:百分之几|几成)"
)
_SHARE_OF_MONEY = re.compile("占[^，。？?]{0,8}(?:投资(?!项目)|资金|钱|金额)")
_SHARE_OF = re.compile("占(?:全部|总|全年|全区|所有|年度|整个)[^，。？?]{0,10}(?:多少|几|百分|比)")
_EACH = re.compile("分别|各(?:自|是|有|为|占|投资?)?(?:多少|几)|各(?:自|个|类|项)?的")
_KINDS = re.compile("(?:由|分|包括|分为|分成)(?:哪|几)(?:几|些)?(?:大)?(?:类|种|部分|块)|构成")
"""What a whole is made up of is asked: all its parts are told."""
_WHICH_KIND = re.compile(
    "哪(?:一|个)?(?:大)?(?:类|种|领域|方面|块)[^，。]{0,14}，?(?:占比|比重|占)"
)
_BY_KIND = re.compile("[按从][^，。]{2,8}?分")
_ASKS_ALL = re.compile("总数|总共|一共|总的|总量|总计")
_OF_ALL = re.compile(
    r"(?<!第)([三四五六七八3-8])(?:大?类|个方面|大块|块|个?(?:投资)?领域|[大个]?(?:主导)?产业|种|次产业)"
)
_MEAN = re.compile("平均|均摊|每[个家项条]")


def composed(question: Question, desk: Desk) -> Draft | None:
    """The draft that computes over the parts named; None when no breakdown holds them."""
    if not _computes(question):
        return None
    knowledge = knowledge_of(desk.report)
    for one in breakdowns(knowledge):
        named = rows_named(question, one, knowledge)
        if named:
            found = _computed(question, one, named, desk.report)
            if found is not None:
                return found
    return None


def _computes(question: Question) -> bool:
    """Whether any computation is asked for; without one no breakdown needs to be read."""
    asked = (_MEAN, _TIMES, _DIFFERS, _SUM, _SHARE, _EACH, _KINDS, ORDER)
    return (
        _is_composed(question)
        or asks_most_of(question)
        or any(one.search(question.text) for one in asked)
    )


def prints_its_share(question: Question, knowledge: Knowledge) -> bool:
    """Whether a share is asked of a part beside which the report prints one: nothing to compute."""
    if not _SHARE.search(question.text):
        return False
    named = (rows_named(question, one, knowledge) for one in breakdowns(knowledge))
    return any(len(rows) == 1 and _prints_share(rows[0], knowledge.report) for rows in named)


def names_a_part(question: Question, knowledge: Knowledge) -> bool:
    """Whether the question names one part of a breakdown, of which a mean would be its own."""
    return any(len(rows_named(question, one, knowledge)) == 1 for one in breakdowns(knowledge))


def rows_named(question: Question, breakdown: Breakdown, knowledge: Knowledge) -> list[Row]:
    """The rows that a question names, in its order; [] where it asks of what is not in there."""
    words = key(question.text)
    for period, parts in lexicon("years")["composed"].items():
        words = words.replace(period, "".join(parts))
    for word, means in words_inside(words):
        mean = next((one for one in means if any(one in row.name for row in breakdown.rows)), word)
        words = words.replace(word, mean)
    items = items_listed(question.text, _SUM)
    found = sorted(places(words, breakdown.rows, items), key=lambda pair: pair[0])
    rows = [row for _, row in found]
    if len(rows) > 1 and _counts(question.text, len(breakdown.rows)):
        rows = list(breakdown.rows)
    if not rows and _asks_of_all(question) and _counts(question.text, len(breakdown.rows)):
        rows = list(breakdown.rows)
    if not rows and _KINDS.search(question.text) and breakdown.before:
        rows = list(breakdown.rows)
    return rows if rows and _asks_of(question, breakdown, rows, knowledge) else []


def _asks_of_all(question: Question) -> bool:
    """Whether all parts are meant though none is named: their sum, their order, the most of them."""
    asked = _SUM.search(question.text) or ORDER.search(question.text)
    return bool(asked) or _asks_least_share(question) or asks_most_of(question)


def _counts(text: str, many: int) -> bool:
    """Whether a question says how many parts it names: 「甲、乙、丙三类各多少」."""
    return any(count_value(one) == many for one in _OF_ALL.findall(text))


def _asks_of(
    question: Question, breakdown: Breakdown, rows: Sequence[Row], knowledge: Knowledge
) -> bool:
    """Whether the sentence, or the one before it, holds every noun that the question asks of."""
    above = headings_key(breakdown.statement, knowledge)
    told = breakdown.statement.key + "".join(
        key(knowledge.report[one.part]) for one in breakdown.before
    )
    names = "".join(row.own for row in rows)
    if question.years and breakdown.statement.year not in (None, *question.years):
        return False
    weak = lexicon("content")["weak"]
    for one in content_of(question, knowledge).words:
        if not one.is_noun or one.key in weak or one.key in question.periods:
            continue
        if bigrams(one.key) & bigrams(names) or one.key in lexicon("years")["composed"]:
            continue
        if held(one, told, above) < HELD:
            return False
    return True


def _computed(
    question: Question, breakdown: Breakdown, rows: Sequence[Row], report: Report
) -> Draft | None:
    text, writer = question.text, Writer(report)
    if _MEAN.search(text):
        return _mean(rows[0], writer) if len(rows) == 1 else None
    if len(rows) > 1 and not _are_listed(items_listed(text, _SUM), rows):
        return None  # not all that is listed is told here
    names = "".join(row.name for row in breakdown.rows)
    if len(rows) > 1 and any(one not in names for one in parts_said(text, report)):
        return None  # a place that is set against another is told elsewhere
    columns = list(_columns(question, breakdown, rows, report))
    ranked = in_order(columns, text)
    if ranked:
        return listed(ranked, writer)
    if asks_most(question) or asks_most_of(question):
        if asks_most(question) and _asks_least_share(question):
            return _share_of_end(columns, breakdown, question, writer)
        whole = len(rows) == len(breakdown.rows)
        return most_of(columns, breakdown, question, writer) if whole else None
    return _reckoned(columns, breakdown, question, writer)


def _reckoned(
    columns: Sequence[list[Told]], breakdown: Breakdown, question: Question, writer: Writer
) -> Draft | None:
    """All, their sum, a share or a comparison, by the first column that gives it."""
    text = question.text
    for told in columns:
        if len(told) > 1 and (_KINDS.search(text) or _EACH.search(text)) and not _SUM.search(text):
            return _all_told(told, breakdown, text, writer)
        total = total_of(told[0], breakdown, writer.report) if _SHARE.search(text) else None
        rate = any(_has_rate(row) for row in breakdown.rows if told[0] in row.told)
        together = _SHARE_OF.search(text) or (_SUM.search(text) and not rate)
        if total and len(told) > 1 and together:
            return share_of_sum(told, total, writer)
        computed = _of_column(told, question, writer)
        if computed is not None:
            return computed
        if len(told) == 1 and _SHARE.search(text):
            return share(told[0], total, writer) if total and not rate else None
    return None


def _are_listed(items: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether the rows are what the question lists, where it lists anything: no other kind."""
    if len(items) != len(rows):
        return len(items) < len(rows)
    pairs = zip(items, rows, strict=True)
    return not any(contrary(item, row.name, figures=True) for item, row in pairs)


def _asks_least_share(question: Question) -> bool:
    """「四类里哪类投资最少，占比多少」."""
    return _WHICH_KIND.search(question.text) is not None and asks_most(question)


def _share_of_end(
    columns: Sequence[list[Told]], breakdown: Breakdown, question: Question, writer: Writer
) -> Draft | None:
    """The part with the most or least, and its share of the total told; None for a tie."""
    if not columns or len(columns[0]) != len(breakdown.rows):
        return None
    least = re.search("最(?:少|小|低|轻)", question.text) is not None
    ordered = sorted(columns[0], key=lambda one: one.figure.value, reverse=not least)
    total = total_of(ordered[0], breakdown, writer.report)
    if total is None or ordered[0].figure.value == ordered[1].figure.value:
        return None
    told = share(ordered[0], total, writer)
    return replace(told, text=f"{'最少' if least else '最多'}的是{told.text}") if told else None


def _all_told(
    told: Sequence[Told], breakdown: Breakdown, text: str, writer: Writer
) -> Draft | None:
    """Each part, the total first where it is asked; of a whole only parts that add up to it."""
    total = total_of(told[0], breakdown, writer.report)
    if _KINDS.search(text):
        return listed(told, writer) if total and not _BY_KIND.search(text) else None
    return listed([total, *told] if total and _ASKS_ALL.search(text) else told, writer)


def _of_column(told: Sequence[Told], question: Question, writer: Writer) -> Draft | None:
    """Two parts against each other, or all that are named added up; None where neither is asked."""
    text = question.text
    if len(told) == 2 and _TIMES.search(text):
        return times(told[0], told[1], writer)
    if len(told) == 2 and _DIFFERS.search(text) and "加起来" not in text:
        return difference(told[0], told[1], writer)
    if len(told) > 1 and (_SUM.search(text) or _is_composed(question)):
        return summed(told, writer)
    return None


def _is_composed(question: Question) -> bool:
    return any(one in question.text for one in lexicon("years")["composed"])


def _prints_share(row: Row, report: Report) -> bool:
    """「占比8.2%」; 「投资进度完成18.1%」 is no share by its words."""
    return any(is_share(one, report) for one in row.told if one.figure.unit in RATES)


def _has_rate(row: Row) -> bool:
    return any(one.figure.unit in RATES for one in row.told)


def _columns(
    question: Question, breakdown: Breakdown, rows: Sequence[Row], report: Report
) -> Iterator[list[Told]]:
    """Figures of the named rows in one scale each: those in a unit that is asked, then the rest."""
    asked = units_asked(question.text)
    asked = () if set(asked) <= {*RATES, "成"} else asked  # a share is computed from amounts
    scales = list(dict.fromkeys(scale(one.figure, report) for one in breakdown.rows[0].told))
    found = []
    for one in scales:
        column = [told for row in rows if (told := in_scale(row, one, report))]
        if len(column) == len(rows):
            found.append(column)
    fitting = [one for one in found if fits_unit(one[0].figure, asked)]
    found = fitting if asked else found
    money = re.search("投资(?!项目|主体)|资金|钱|金额", question.text) is not None
    if _SHARE_OF_MONEY.search(question.text):
        found = [one for one in found if one[0].figure.unit in ("元", *RATES)]
    if _SHARE.search(question.text) and _SUM.search(question.text) and not asked:
        yield from (one for one in found if one[0].figure.unit in RATES)
    amounts = [one for one in found if one[0].figure.unit not in RATES]
    amounts.sort(key=lambda one: (one[0].figure.unit == "元") is not money)
    yield from amounts


def _mean(row: Row, writer: Writer) -> Draft | None:
    """The amount of a row for each of the things that the row counts."""
    amounts = [one for one in row.told if one.figure.unit not in RATES and one.figure.unit == "元"]
    counts = [
        one for one in row.told if one.figure.unit in ("个", "家", "项", "户", "栋", "人", "所")
    ]
    return each(amounts[0], counts[0], writer) if amounts and counts else None
