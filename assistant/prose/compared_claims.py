"""Judges 「甲比乙多，对吗」 by two numbers: the claim is asked openly and held against what is worked out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking.comparison_claimed import Compared, compared_claimed
from assistant.asking.question import Question, find_years, read_question
from assistant.asking.series import find_series
from assistant.draft import Draft, Formula
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.prose.derived import answer_derived
from assistant.tables.indicators import answer_indicator
from assistant.tables.plain_tables import answer_plain_table

IS_SO = "是的："
IS_NOT_SO = "不是："
_DIFFERENCE = re.compile(r"^(?P<first>[−\d.]+) − (?P<second>[−\d.]+) = (?P<value>[−\d.]+)$")
_POINTS = ("%", "个百分点")
_COUNTS = re.compile(r"\d(?:[\d.]*)([个家户项名座条处所栋])")


def answer_compared(question: Question, desk: Desk) -> Draft | None:
    """The two numbers and which is greater, with the verdict; None where no two are told."""
    claim = compared_claimed(question)
    if claim is None or _is_of_years(claim, desk):
        return None
    for draft in _openly(claim, desk):
        worked = _worked_out(claim, draft)
        if worked is not None:
            verdict = _verdict(claim, worked)
            return replace(draft, text=f"{verdict}{draft.text}") if verdict else draft
    return None


def _is_of_years(claim: Compared, desk: Desk) -> bool:
    """Whether one thing is held against itself in another year, which its cells or its growth tell."""
    rest = claim.second
    for year in find_years(rest, desk.report):
        rest = re.sub(f"{year}年?|去年|今年|上年|前年|明年", "", rest)
    return len(re.sub("同期|的|目标|计划|实际|完成", "", rest)) < 2


def _openly(claim: Compared, desk: Desk) -> Iterator[Draft]:
    """The claim asked as a difference: of rows of a table, else of the running text."""
    way = "多" if claim.upward else "少"
    plain = answer_plain_table(read_question(_asked(claim, way, ""), desk.report), desk)
    if isinstance(plain, Draft):
        yield plain
        return
    for unit in ("个百分点",) if claim.rate else ("", "个", "家"):
        asked = read_question(_asked(claim, way, unit), desk.report)
        two = len(find_series(asked, knowledge_of(desk.report))) > 1
        answerers = (answer_indicator, answer_derived) if two else (answer_derived,)
        for told in (one(asked, desk) for one in answerers):
            if isinstance(told, Draft):
                yield told


def _asked(claim: Compared, way: str, unit: str) -> str:
    return f"{claim.first}比{claim.second}{way}多少{unit}"


def _worked_out(claim: Compared, draft: Draft) -> Formula | None:
    """The one difference of a draft, of the kind that is compared; None for another."""
    found = [one for one in draft.formulas if _DIFFERENCE.match(one.text)]
    if len(found) != 1 or (found[0].unit in _POINTS) != claim.rate:
        return None
    return found[0] if claim.rate or _is_of_things(claim, draft, found[0]) else None


def _is_of_things(claim: Compared, draft: Draft, formula: Formula) -> bool:
    """Whether a difference is of what is named, not of another figure told after it.

    「社会投资项目比市级项目多」 compares 31个 and 32个, not the money told beside them.
    """
    match = _DIFFERENCE.match(formula.text)
    assert match is not None
    first = re.split("[；。]", draft.text)[0]
    told = re.search(rf"(?<![\d.]){re.escape(match['first'])}(?![\d.])", first)
    counted = _COUNTS.search(first)
    if told is None or counted is None or counted.start() >= told.start():
        return True
    if counted[1] == formula.unit:
        return True  # 「甲、乙分别达640家、215家」
    words = re.split("[，、\\d]", first[: told.start()])[-1]
    return words[-2:] == claim.first[-2:] or words[-2:] == claim.second[-2:]


def _verdict(claim: Compared, formula: Formula) -> str:
    match = _DIFFERENCE.match(formula.text)
    assert match is not None
    value = float(match["value"].replace("−", "-"))
    if value == 0 or (value > 0) != claim.upward:
        return IS_NOT_SO
    if claim.many is None:
        return IS_SO
    unit = claim.unit.removeprefix("个").removesuffix("了") or claim.unit
    alike = (formula.unit in _POINTS and unit in ("百分点", "点", "%")) or unit == formula.unit
    if not alike and not (unit and formula.unit.startswith(unit)):
        return ""
    return IS_SO if abs(value) == claim.many else IS_NOT_SO
