"""Whether a sentence bears a claim out in all that it says: held before 是的 is said.

A figure that agrees proves nothing of another thing: 「高牌号无甲硅钢年产35万吨」 does not bear out
「甲硅钢年产35万吨」, nor 「主体完工」 that a building is in use. What is not borne out is named.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.about import about_claimed
from assistant.proof.bounds import DOUBLY_DENIED
from assistant.proof.premises import AGREES, DISAGREES, claimed_figures
from assistant.proof.told_premises import OTHER_BOUND
from assistant.sentences.claims import NOT_SO, state_claimed, told_other_way, turn_denied
from assistant.sentences.multiples_claimed import multiple_claimed
from assistant.sentences.shares_claimed import share_agrees
from assistant.support.claim_denials import (
    SUMMED,
    UNCOMPARED,
    base_missing,
    counted_so,
    doubling,
    edition_verdict,
    is_a_sum_since,
    is_denied_alone,
    is_of_neighbour,
    is_other_phase,
    is_turned_round,
    little_held,
    not_all_alike,
    of_other_year,
    uncompared,
)
from assistant.support.claim_words import (
    WIDER,
    all_printed,
    near_claimed,
    nouns_missing,
    printed_of_it,
    said_around,
    words_missing,
)
from assistant.support.clause_verdict import clause_verdict, displaced
from assistant.support.places_claimed import of_place_verdict
from assistant.support.word_for_word import is_verbatim, worded_verdict
from assistant.text import key
from assistant.words import listed
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.numerals import count_value, fold
from corpus.sentences import clauses

UNLIKE = "不能确认：报告这里没有写「{}」，写的是："
UNTOLD = "不能确认：报告这里没有说已经「{}」，写的是："
PLANNED = "不能确认：这是报告写的计划，不是已经做到的："
_QUOTED = re.compile("“([^”]{2,12})”")
_OR = re.compile("还是(?![正负]增长|全[国省市区县州]|第|[增升涨降减在要会有没不最比能很]|吧|吗|$)")
_NOT = re.compile("[没未无不]")
_ACTUAL = re.compile("实际(?!使用|利用|投资|控制|收入)|实绩")
_ABSENT = re.compile(
    "(?<![有完])(?:没有?|未)(?!完成|达|实现|下降|增|超|突破|变|到|错)(?P<thing>[^，。；？?]{2,14}?)(?:的)?"
    "(?:吧|吗|对吧|对吗|是吧|是吗|对不对|[，。？?]|$)"
)
CONFIRMS = re.compile(
    "(?:吧|对不?|对吗|对么|是吗|是不是|是这样[吧吗的]*|没错|属实|真的吗)[。？?]*$|^(?:听说|据说)|是[^，。？?]{3,}[？?]$"
)
_YEAR = re.compile("(?<![较比到至自从\\d])((?:19|20)\\d\\d)年(?!以来|起)")
_CHANGED_FROM = re.compile(
    "[由从](?:20\\d\\d年的)?[约近]?\\d[^，。；由从]{0,10}?(?:为|[到至])(?!今|目前)[约近]?\\d[\\d.]*[\u4e00-\u9fff%％]{0,3}"
)
_BEFORE_ASKED = re.compile("原来|原先|以前|之前|从前|由|从|上年|前年|改革前|整合前")
_RANK = re.compile("第\\s?(\\d{1,3})(?![\\d届批次期季轮号条])")
_NUMERAL_RANK = re.compile("第([一二三四五六七八九十]{1,3})(?![届批次期季轮号条产医个部])")
_FIRST = "(?:首|第一|唯一|率先|最早)"


def tempered(
    verdict: str,
    question: Question,
    told: Statement,
    knowledge: Knowledge,
    answering: Sequence[Figure] = (),
) -> str:
    """A verdict as far as the sentence bears it out, word for word; else what it does not print.

    answering: the figures of the sentence that answer.
    """
    if _is_unclear(question):
        return ""
    whole = _told_whole(question, told, knowledge)
    if whole or (verdict == DISAGREES and counted_so(question, told, knowledge)):
        return whole  # beside 3200名选手 no 3200个选手 are denied, whatever else is claimed of them
    verdict = _of_doubling(verdict, question, told, knowledge)
    if verdict == OTHER_BOUND and told.year == knowledge.report.source.plan_year:
        return DISAGREES  # of a plan the bound is all that is told
    if verdict not in (AGREES, DISAGREES):
        return verdict or _without_verdict(question, told, knowledge)
    if verdict == DISAGREES and (
        printed_of_it(question, told, knowledge) or all_printed(question, told, knowledge)
    ):
        verdict = AGREES  # another figure of the sentence was read, this one is told of the thing
    part = _part(question, told, knowledge) if verdict == AGREES else told.span
    printed = {one.value for one in figures(knowledge.report.text, part)}
    values = {one.value for one in claimed_figures(question)}
    bounded = bool(values) and not printed & values
    denied = _spoken_against(question, part, told, knowledge, bounded) if verdict == AGREES else ""
    if verdict == AGREES and bounded and told_other_way(question, answering, knowledge.report):
        return NOT_SO
    if denied:
        return denied
    other = answering if verdict == DISAGREES or bounded else ()
    lacking = words_missing(question, part, told, knowledge, other)
    missing = next(lacking, "") or base_missing(question, knowledge.report[told.span])
    missing = missing or ("" if other else displaced(question, told.span, knowledge))
    if missing:
        return UNLIKE.format(missing)
    plan = knowledge.report.source.plan_year
    done = (not question.years and is_past(question)) or _ACTUAL.search(question.text)
    if verdict == AGREES and told.year == plan and done:
        return PLANNED
    return verdict


def _told_whole(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict where a sentence prints a claim as typed, or one clause tells it with its figures."""
    typed = worded_verdict(question, told, knowledge) == AGREES
    if typed or is_verbatim(question, told, knowledge):
        return AGREES
    if claimed_figures(question) and clause_verdict(question, told, knowledge) == AGREES:
        return _spoken_against(question, told.span, told, knowledge, bounded=False) or AGREES
    return ""


def _of_doubling(verdict: str, question: Question, told: Statement, knowledge: Knowledge) -> str:
    """A verdict, or that on the doubling which a question claims; "" for one by a plan unasked."""
    if verdict == NOT_SO and _is_plan_unasked(question, told, knowledge):
        return ""
    doubled = doubling(question, told.span, knowledge)
    claimed = multiple_claimed(question)
    if doubled is None or claimed is None or verdict == DISAGREES:
        return verdict
    return doubled or UNLIKE.format(claimed.group())


def _spoken_against(
    question: Question, part: Span, told: Statement, knowledge: Knowledge, bounded: bool
) -> str:
    """What speaks against a claim that agrees; bounded: it fits a bound, and is not printed."""
    denied = (
        _denied(question, part, knowledge)
        or of_other_year(question, told, knowledge)
        or uncompared(question, told.span, knowledge.report)
    )
    claimed = claimed_figures(question)
    round_number = bool(claimed) and about_claimed(claimed[0], question.text) is not None
    little = bounded and not round_number and little_held(question, part, told, knowledge)
    return denied or (UNCOMPARED if little else "")


def _is_unclear(question: Question) -> bool:
    """Whether it is asked which of two is so, or two denials leave unclear what is claimed."""
    return bool(_OR.search(question.text) or DOUBLY_DENIED.search(question.text))


def _is_plan_unasked(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether several figures claimed of no year stand beside a plan that prints none of them."""
    values = {one.value for one in claimed_figures(question)}
    printed = {one.value for one in figures(knowledge.report.text, told.span)}
    planned = told.year == knowledge.report.source.plan_year
    return len(values) > 1 and planned and not question.years and not values & printed


def is_past(question: Question) -> bool:
    """Whether a claim is of what is done: 「已经新增18家了吧」."""
    return listed("claims", "past").search(question.text) is not None


def _is_left_behind(question: Question, part: str) -> bool:
    """Whether the figure claimed is the one before a change: 9 of 「由9户整合为5户」."""
    if _BEFORE_ASKED.search(question.text):
        return False
    claimed = {one.value for one in claimed_figures(question)}
    for change in _CHANGED_FROM.finditer(part):
        stretch = change.group()
        told = [one.value for one in figures(stretch, Span(0, len(stretch)))]
        if len(told) > 1 and told[0] in claimed and told[-1] not in claimed:
            return True
    return False


def _ranks(words: str) -> set[int]:
    """The places in a ranking: 「全市第2」, 「第二位」."""
    told = (_RANK.findall(fold(words)), _NUMERAL_RANK.findall(words))
    return {int(one) for one in told[0]} | {int(count_value(one)) for one in told[1]}


def _part(question: Question, told: Statement, knowledge: Knowledge) -> Span:
    """The part between ； with the figure that is claimed; the whole sentence where no part has it."""
    text = knowledge.report.text
    values = {one.value for one in claimed_figures(question)}
    parts = [
        one
        for one in clauses(text, told.span, "；")
        if values & {figure.value for figure in figures(text, one)}
    ]
    return parts[0] if parts else told.span


def _denied(question: Question, part: Span, knowledge: Knowledge) -> str:
    """What speaks against a claim that agrees: another share or year, or the other way it went."""
    if share_agrees(question, part, knowledge.report) is False:
        return NOT_SO
    if _is_left_behind(question, knowledge.report[part]):
        return NOT_SO
    if is_of_neighbour(question, part, knowledge) or not_all_alike(question, part, knowledge):
        return NOT_SO
    if is_denied_alone(question, part, knowledge):
        return NOT_SO
    if is_a_sum_since(question, part, knowledge):
        return SUMMED
    near_all = "".join(near_claimed(question, part, knowledge))
    if is_other_phase(question, near_all) or is_turned_round(question, knowledge.report[part]):
        return NOT_SO
    claimed_ranks, ranks = _ranks(question.text), _ranks(knowledge.report[part])
    if claimed_ranks and ranks and not claimed_ranks & ranks:
        return NOT_SO
    years = {
        int(one) for near in near_claimed(question, part, knowledge) for one in _YEAR.findall(near)
    }
    if years and question.years and not years & {*question.years}:
        return NOT_SO
    return NOT_SO if turn_denied(question, part, knowledge.report) else ""


def _without_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """Words before a sentence that neither agrees nor denies: what of the claim it does not print."""
    if not question.has("premise") or question.has("list", "why", "definition", "place", "who"):
        return ""
    ranked = (
        worded_verdict(question, told, knowledge)
        or clause_verdict(question, told, knowledge)
        or of_place_verdict(question, told, knowledge)
        or edition_verdict(question, told, knowledge)
    )
    if ranked:
        return ranked
    said = said_around(told.span, told, knowledge)
    near = key("".join(near_claimed(question, told.span, knowledge))) or said
    missing = next(nouns_missing(question, near, said, knowledge), "")
    first = re.search(f"({WIDER.pattern}){_FIRST}[一-龥]?", question.text)
    if first and re.search(f"(?:{WIDER.pattern}){_FIRST}", said):
        if first[1] not in said:
            return UNLIKE.format(first.group())
        if first.group() in said and not missing:
            return AGREES
    names = [one for one in _QUOTED.findall(question.text) if key(one) not in said]
    if names:
        return UNLIKE.format(names[0])
    if is_there(question, told, knowledge):
        return NOT_SO
    state = state_claimed(question)
    if state and missing in ("", state):
        return UNTOLD.format(state)
    return UNLIKE.format(missing) if missing and CONFIRMS.search(question.text) else ""


def is_there(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether 「没有甲吧」 is denied by a clause that counts 甲, of what is done."""
    absent = _ABSENT.search(question.text)
    if (
        absent is None
        or claimed_figures(question)
        or told.year == knowledge.report.source.plan_year
    ):
        return False
    text = knowledge.report.text
    things = content_of(replace(question, text=absent["thing"]), knowledge).words
    for clause in clauses(text, told.span, "，；。"):
        said = key(text[clause.start : clause.end])
        counted = any(one.unit and one.value for one in figures(text, clause))
        if things and counted and not _NOT.search(said):
            return any(one.is_noun for one in things) and all(one.key in said for one in things)
    return False
