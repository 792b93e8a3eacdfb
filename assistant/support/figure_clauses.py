"""Which words around a figure say what it is of: its clause, its part between ；, the sentence before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked import units_asked
from assistant.asking.content import content_of
from assistant.asking.entities import is_before_asking
from assistant.asking.question import Question, leftover
from assistant.asking.situations import told_in
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.known.readings import RATES
from assistant.sentences.own_clauses import owner_of
from assistant.sentences.respective import Belonging, belonging
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.text import key
from assistant.words import listed
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.sentences import clauses
from index.words import is_proper

_SHARE = re.compile("占|比重|份额")
_RATE = re.compile("[\u4e00-\u9fff]{2}率")
_GROWTH = re.compile("增|升|涨|提高|提升|降|减|回落|翻|倍")
_RATE_SIGNS = (*RATES, "千分点")
GOES_ON = re.compile(
    "(?:但|仍|均|也|且|并|还)*(?:占|同比|比上年|较|增长|下降|提高|居|位|列|达|约|仅|为|[高低快慢]于|比全)"
)
"""A clause that begins so goes on with the thing of the clause before it."""
_NO_SUBJECT = re.compile("实现|完成|取得|达到|累计(?!新增)")
"""A part between two ； that begins so has the subject of the part before: 「企业87户；实现收入3亿元」."""
RARE_NOUN = 0.85
"""Weight of a noun that hardly any other statement prints."""
LEAST_BESIDE = 0.5
"""The same for both where the words around 多少 are printed as one phrase."""
HELD = 0.5
"""A word counts as held by a statement from this share of its character pairs."""


def subject_before(span: Span, knowledge: Knowledge) -> str:
    """The sentence before, as a key, where a sentence has no subject of its own (「2025年累计…」)."""
    if not listed("content", "goes_on").match(knowledge.report[span]):
        return ""
    before = (one for one in knowledge.statements if 0 <= span.start - one.span.end <= 1)
    return next((one.key for one in before), "")


def paragraph_before(span: Span, knowledge: Knowledge) -> str:
    """What stands before a sentence in its paragraph, as a key: it may name what all is about."""
    inside = (one.span for one in knowledge.report.paragraphs if span in one.span)
    return next((key(knowledge.report.text[one.start : span.start]) for one in inside), "")


def first_clause(question: Question, span: Span, knowledge: Knowledge) -> str:
    """The clause, as a key, that begins the part of a figure: what it begins with is its subject."""
    part = same_part(question, span, knowledge)
    text = knowledge.report.text
    before = ""
    for whole in clauses(text, span, "；"):
        first = key(text[whole.start : next(clauses(text, whole, "，；。")).end])
        subject = before if _NO_SUBJECT.match(first) else ""
        if key(text[whole.start : whole.end]) in part:
            return subject + first
        before = subject or first
    return key(text[span.start : next(clauses(text, span, "，；。")).end])


def same_part(question: Question, span: Span, knowledge: Knowledge) -> str:
    """The part between two ； that holds the figure, as a key: a name in another part is not its."""
    text = knowledge.report.text
    figures = strong_figures(question, best_stretch(question, span, knowledge), knowledge)
    parts = [
        part for part in clauses(text, span, "；") if any(figure in part for figure in figures)
    ]
    whole = Span(parts[0].start, parts[-1].end) if parts else span
    return key(text[whole.start : whole.end])


def rate_is_of(question: Question, nouns: Sequence[Word], span: Span, knowledge: Knowledge) -> bool:
    """Whether a rate that is asked is told of its thing in the very clause: 签约覆盖率 is none of 养老."""
    head = next((one for one in nouns if is_before_asking(one, question)), None)
    rate = re.search("[\u4e00-\u9fff]率", question.text)
    if not nouns or not (rate or head):
        return True
    text = knowledge.report.text
    shown = best_stretch(question, span, knowledge)
    own = [
        own_words(figure, shown, text)
        for figure in strong_figures(question, shown, knowledge)
        if figure in shown and (not rate or text[figure.start : figure.end].endswith(_RATE_SIGNS))
    ]
    if head is not None and own and not any(held(head, one) >= HELD for one in own):
        return False
    named = [one for one in nouns if len(one.key) > 2 and one.key.endswith("率")]
    if len(named) > 1:  # several rates are asked: each has a clause of its own
        return all(held(one, key(text[shown.start : shown.end])) >= HELD for one in named)
    if own and any(all(held(one, said) < HELD for said in own) for one in named):
        return False
    things = [
        one
        for one in nouns
        if not is_proper(one.key) or any(held(one, said) >= HELD for said in own)
    ]
    return not rate or not own or max(share_held(things, one, "") for one in own) >= LEAST_BESIDE


def own_words(figure: Span, shown: Span, text: str) -> str:
    """The clause of a figure as a key, with the one before where it names nothing (「，仅为21.7%」).

    A bare rate (「，满意率96%」) is told with the clauses before it, up to the thing that it is of.
    """
    parts = list(clauses(text, shown, "，；：。"))
    at = next((place for place, one in enumerate(parts) if figure in one), None)
    if at is None:
        return key(text[parts[-1].start : parts[-1].end]) if parts else ""
    said = key(text[parts[at].start : parts[at].end])
    named = leftover(text[parts[at].start : figure.start])
    first = owner_of(parts, at, text)
    if not named or GOES_ON.match(said):
        first = max(0, at - 1)
        while first and GOES_ON.match(key(text[parts[first].start : parts[first].end])):
            first -= 1
    return "".join(key(text[one.start : one.end]) for one in parts[first : at + 1])


def share_held(words: Sequence[Word], shown: str, above: str) -> float:
    """The weighted share of the words that are held; 1 where there are none."""
    total = sum(one.weight for one in words)
    return sum(one.weight * held(one, shown, above) for one in words) / total if total else 1.0


def tells_of_situation(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the figure, in the unit asked, is told of the situation that the question tells.

    Then its other everyday words (外卖, 花钱) need not stand there.
    """
    told = told_in(question.text, knowledge) if units_asked(question.text) else ()
    shown = best_stretch(question, span, knowledge)
    figures = strong_figures(question, shown, knowledge) if told else ()
    said = [own_words(one, shown, knowledge.report.text) for one in figures]
    return any(mean in one for one in said for each in told for mean in each.means)


def is_no_growth(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether a growth is asked, and the figure is told as a share or a rate: 「占比42.6%」, 「覆盖率85%」.

    Nor is a figure one whose own clause names nothing that is asked: 「数量连续下降，指数达99%」.
    """
    if not question.has("growth") or question.has("share"):
        return False
    if any(one not in (*_RATE_SIGNS, "个点", "倍") for one in units_asked(question.text)):
        return False
    shown = best_stretch(question, span, knowledge)
    listed = belonging(knowledge.report, shown, question.text)
    if listed is not None and listed.figure.unit not in (*_RATE_SIGNS, "倍", "个百分点"):
        # 「甲、乙街道收入分别为21亿元、18亿元，其中乙增长8%」 tells no growth of 甲
        return not _grows_elsewhere(listed, shown, knowledge.report)
    own = [
        own_words(figure, shown, knowledge.report.text)
        for figure in strong_figures(question, shown, knowledge)
    ]
    words = content_of(question, knowledge).words if "百分之" in question.text else ()
    return bool(own) and all(
        not _GROWTH.search(one) and (_is_share(one, question) or _names_none(words, one))
        for one in own
    )


def _grows_elsewhere(listed: Belonging, shown: Span, report: Report) -> bool:
    """Whether the listed figure is itself a change, or another clause tells the growth of its thing."""
    own = own_words(listed.figure.span, shown, report.text)
    return _GROWTH.search(own) is not None or any(
        listed.thing in report[clause]
        and listed.figure.span not in clause
        and any(one.unit in _RATE_SIGNS for one in figures(report.text, clause))
        for clause in clauses(report.text, shown)
    )


def _names_none(words: Sequence[Word], said: str) -> bool:
    """Whether a clause prints none of some printed words; no where there are none."""
    printed = [replace(one, means=()) for one in words if one.known]
    return bool(printed) and not any(held(one, said) >= HELD for one in printed)


def _is_share(said: str, question: Question) -> bool:
    """Whether the words of a figure tell a share, or a rate that the question does not name."""
    rates = _RATE.findall(said)
    return _SHARE.search(said) is not None or any(one not in question.text for one in rates)
