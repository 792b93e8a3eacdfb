"""Whether a sentence bears a claim out in all that it says: held before 是的 is said.

A figure that agrees proves nothing of another thing: 「高牌号无甲硅钢年产35万吨」 does not bear out
「甲硅钢年产35万吨」, nor 「主体完工」 that a building is in use. What is not borne out is named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, DISAGREES, claimed_figures
from assistant.sentences.claims import NOT_SO, state_claimed, turn_claimed, turn_told
from assistant.sentences.evidence import headings_key
from assistant.sentences.shares_claimed import share_agrees, share_claimed
from assistant.support.figure_clauses import subject_before
from assistant.text import key
from assistant.words import listed
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses
from index.words import tagged_words

UNLIKE = "不能确认：报告这里没有写「{}」，写的是："
UNTOLD = "不能确认：报告这里没有说已经「{}」，写的是："
PLANNED = "不能确认：这是报告写的计划，不是已经做到的："
ALL_HELD = 0.66
"""Share of a word's pairs of signs that must be printed for it to be borne out."""
_NEGATED = "(?<![无非不未])"
_QUOTED = re.compile("“([^”]{2,12})”")
_WIDER = re.compile("全[国省市区县州旗球]|世界")
_NOT = re.compile("[没未无不]")
_ABSENT = re.compile(
    "(?<![有完])(?:没有?|未)(?!完成|达|实现|下降|增|超|突破|变|到|错)(?P<thing>[^，。；？?]{2,14}?)(?:的)?"
    "(?:吧|吗|对吧|对吗|是吧|是吗|对不对|[，。？?]|$)"
)
_CONFIRMS = re.compile(
    "(?:吧|对不?|对吗|对么|是吗|没错|属实|真的吗)[。？?]*$|^(?:听说|据说)|是[^，。？?]{3,}[？?]$"
)
_BRANCH = re.compile("(?<!产)业$")
_NO_THING = re.compile(r"\d|^[一二两三四五六七八九十几半].?$|[超破达过到近约逾]$")
"""Words of a figure, or what the cutter made of a noun and the sign before a figure (投资超)."""
LONG_NAME = 4
"""Signs from which what a word stands for means it wherever it is printed."""
_QUALIFYING = ("t", "s", "b")
"""Parts of speech of words that tell one thing from its like (老年友好城市)."""
_YEAR = re.compile("(?<![较比到至自从\\d])((?:19|20)\\d\\d)年(?!以来|起)")
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
    if "还是" in question.text:
        return ""  # which of two is asked, not whether one is so
    if verdict not in (AGREES, DISAGREES):
        return verdict or _without_verdict(question, told, knowledge)
    part = _part(question, told, knowledge) if verdict == AGREES else told.span
    if verdict == AGREES:
        denied = _denied(question, part, knowledge)
        if denied:
            return denied
    missing = next(_missing(question, part, told, knowledge, answering), "")
    if missing:
        return UNLIKE.format(missing)
    plan = knowledge.report.source.plan_year
    if verdict == AGREES and told.year == plan and not question.years and _is_past(question):
        return PLANNED
    return verdict


def _is_past(question: Question) -> bool:
    """Whether a claim is of what is done: 「已经新增18家了吧」."""
    return listed("claims", "past").search(question.text) is not None


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
    years = {int(one) for near in _near(question, part, knowledge) for one in _YEAR.findall(near)}
    if years and question.years and not years & {*question.years}:
        return NOT_SO
    claimed = turn_claimed(question)
    told = turn_told(question, part, knowledge.report) if claimed else None
    return NOT_SO if told is not None and told != claimed else ""


def _missing(
    question: Question,
    part: Span,
    told: Statement,
    knowledge: Knowledge,
    answering: Sequence[Figure],
) -> Iterator[str]:
    """The words of a claim that the part does not print, nor the headings above it."""
    said = _said(part, told, knowledge)
    opposite = contrary(key(question.text), said, figures=True)
    if opposite is not None:
        yield opposite[0]
    near = key("".join(_near(question, part, knowledge, answering))) or said
    yield from _nouns_missing(question, near, said, knowledge)
    yield from _wider_missing(question, said, knowledge)
    share = share_claimed(question)
    if share is not None and share_agrees(question, part, knowledge.report) is None:
        yield share.words
    for name in ("all_of", "in_all"):
        whole = listed("claims", name).search(question.text)
        if whole is None or listed("claims", name).search(said):
            continue
        if name == "all_of" or listed("content", "flows").search(said):
            yield whole.group()


def _said(part: Span, told: Statement, knowledge: Knowledge) -> str:
    """What is said in a part, with the headings above it and the sentence that it goes on from."""
    above = headings_key(told, knowledge) + subject_before(told.span, knowledge)
    return key(knowledge.report[part]) + above


def _nouns_missing(question: Question, near: str, said: str, knowledge: Knowledge) -> Iterator[str]:
    """The things that a claim names and the part does not print; not the state, judged by itself."""
    place = own_place(knowledge.report.source.place)
    own = (*place.own, f"{place.last[-1:]}属", f"{place.last[-1:]}级", state_claimed(question))
    qualifying = {key(one) for one, tag in tagged_words(question.text) if tag in _QUALIFYING}
    for word in content_of(question, knowledge).words:
        named = word.is_noun or word.key in qualifying or word.key in near
        if not named or word.key in (*own, *question.periods) or _NO_THING.search(word.key):
            continue
        if not _is_borne_out(word, said, near, key(question.text)):
            yield word.key


def _near(
    question: Question, part: Span, knowledge: Knowledge, answering: Sequence[Figure] = ()
) -> Iterator[str]:
    """The clauses with the figure or the state that is claimed, else with the figure that answers."""
    text, state = knowledge.report.text, state_claimed(question)
    values = {one.value for one in claimed_figures(question)}
    spans = [one.span for one in answering]
    for clause in clauses(text, part, "，；。"):
        printed = {figure.value for figure in figures(text, clause)}
        if any(one in clause for one in spans):
            yield text[clause.start : clause.end]
            continue
        if values & printed or (state and state in text[clause.start : clause.end]):
            yield text[clause.start : clause.end]


def _is_borne_out(word: Word, said: str, near: str, asked: str) -> bool:
    """Whether a word is printed, and not behind a sign that denies it: 无取向 is not 取向.

    What stands for it must be printed near: 养老 somewhere in the sentence is not 老年 of a city.
    """
    if word.key in said:
        place = near if word.key in near else said
        bare = re.search(_NEGATED + re.escape(word.key), place) is not None
        return bare or re.search(_NEGATED + re.escape(word.key), asked) is None
    if _BRANCH.search(word.key) and _BRANCH.sub("产业", word.key) in said:
        return True  # 金融业 is the 金融产业
    means = () if word.guessed else word.means
    if any(len(one) >= LONG_NAME and one in said for one in means):
        return True
    return held(replace(word, means=means), near) >= ALL_HELD


def _wider_missing(question: Question, said: str, knowledge: Knowledge) -> Iterator[str]:
    """「占全国1/3」 where 「占全市1/3」 is printed; the report's own 全区 need not be."""
    own = own_place(knowledge.report.source.place).last[-1:]
    for name in dict.fromkeys(_WIDER.findall(question.text)):
        if name != f"全{own}" and name not in said and _WIDER.search(said):
            yield name


def _without_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """Words before a sentence that neither agrees nor denies: what of the claim it does not print."""
    if not question.has("premise") or question.has("list", "why", "definition", "place", "who"):
        return ""
    said = _said(told.span, told, knowledge)
    near = key("".join(_near(question, told.span, knowledge))) or said
    missing = next(_nouns_missing(question, near, said, knowledge), "")
    first = re.search(f"({_WIDER.pattern}){_FIRST}[一-龥]?", question.text)
    if first and re.search(f"(?:{_WIDER.pattern}){_FIRST}", said):
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
    return UNLIKE.format(missing) if missing and _CONFIRMS.search(question.text) else ""


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
