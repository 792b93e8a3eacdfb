"""The words of a claim that a sentence does not print, and what stands right around its figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import claimed_figures
from assistant.proof.told_premises import counts_alike
from assistant.sentences.claims import state_claimed
from assistant.sentences.evidence import headings_key
from assistant.sentences.shares_claimed import share_agrees, share_claimed
from assistant.support.figure_clauses import GOES_ON, subject_before
from assistant.text import key
from assistant.words import listed
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses
from index.words import tagged_words

ALL_HELD = 0.66
"""Share of a word's pairs of signs that must be printed for it to be borne out."""
_MEASURE = re.compile(
    "[万亿千百十]*(?:多|余|来)?(?:元|美元|块|家|个|项|户|人|名)?(?:左右|上下|以上|以下|以内|出头)?"
)
"""What the cutter leaves of a figure: 「亿左右」."""
_NEGATED = "(?<![无非不未没])(?<!没有)"
WIDER = re.compile("全[国省市区县州旗球]|世界")
_NO_THING = re.compile(
    r"\d|^[一二两三四五六七八九十几半].?$|[超破达过到近约逾最]$|^(?:位列|位居|排名|[排位列居])第?$"
)
_VERB_END = re.compile("(?<=[\u4e00-\u9fff]{2})[开有增建产办发投修招引]$")
"""Words of a figure, or what the cutter made of a noun and the sign before a figure (投资超)."""
LONG_NAME = 4
"""Signs from which what a word stands for means it wherever it is printed."""
_QUALIFYING = ("t", "s", "b")
"""Parts of speech of words that tell one thing from its like (老年友好城市)."""
_KIND_TAGS = ("n", "j", "b", "l", "nz")
"""Parts of speech of words that say of which kind the thing behind them is; no places."""
_COUNTS = ("家", "户", "名", "人", "项", "座", "处", "所", "栋", "个", "条", "件")
_NAME_END = re.compile("[巷路街村桥湖河馆园站港楼塔寺镇乡县湾坝院校厂店岛寨庙祠阁]")
"""Signs that make the noun before them the name of one place or house."""
_BRANCH = re.compile("(?<!产)业$")
_FURTHER = re.compile(f"(?:{GOES_ON.pattern})|累计|共|总数|总计|合计|均")
"""What a piece begins with that goes on with the thing of the piece before it."""


def words_missing(
    question: Question,
    part: Span,
    told: Statement,
    knowledge: Knowledge,
    answering: Sequence[Figure],
) -> Iterator[str]:
    """The words of a claim that the part does not print, nor the headings above it.

    answering: the figures told in the place of the one claimed; none where the claimed is printed.
    """
    said = said_around(part, told, knowledge)
    own = [one.span for one in answering] or _own_figures(question, part, knowledge)
    opposites = [_opposite(question, one, part, knowledge) for one in own if one in part]
    if opposites and all(opposites):
        yield opposites[0]
    pieces = [_piece(one, part, knowledge)[1] for one in own if one in part]
    if pieces and not answering:
        yield from _told_with_other_figure(question, part, pieces, knowledge)
    near = key("".join(near_claimed(question, part, knowledge, answering))) or said
    yield from nouns_missing(question, near, said, knowledge)
    if not answering:
        yield from _subject_missing(question, part, knowledge)
    yield from _wider_missing(question, said, knowledge)
    share = share_claimed(question)
    if share is not None and share_agrees(question, part, knowledge.report) is None:
        yield share.words
    for name in ("all_of", "in_part", "in_all"):
        whole = (
            None if name == "in_part" and share else listed("claims", name).search(question.text)
        )
        beside = near if name == "in_all" else said  # 「新增5家，累计22家」 tells no 一共5家
        if whole is None or listed("claims", name).search(beside):
            continue
        if name != "in_all" or listed("content", "flows").search(said):
            yield whole.group()


def _subject_missing(question: Question, part: Span, knowledge: Knowledge) -> Iterator[str]:
    """What a claim of a state begins with, where the clause on the state begins with another thing."""
    clause = next(near_claimed(question, part, knowledge), "")
    first = next(iter(tagged_words(clause)), ("", ""))
    words = [one for one in content_of(question, knowledge).words if one.is_noun]
    if not words or (not claimed_figures(question) and first[1][:1] != "n"):
        return
    if not clause or (claimed_figures(question) and not _has_own_subject(clause, question)):
        return
    subject = min(words, key=lambda one: key(question.text).find(one.key) % len(question.text))
    own = own_place(knowledge.report.source.place).own
    if subject.key not in own and held(subject, key(clause)) < ALL_HELD:
        yield subject.key


def _has_own_subject(clause: str, question: Question) -> bool:
    """Whether the words before the first figure of a clause name things, none of them claimed.

    「警情数量连续9年下降」 is on no 安全感; 「年度投资61亿元」 goes on with the project claimed.
    """
    told = [one for one in figures(clause, Span(0, len(clause))) if one.unit]
    values = {one.value for one in claimed_figures(question)}
    before = next((clause[: one.span.start] for one in told if one.value in values), "")
    things = [one for one, tag in tagged_words(before) if tag[:1] == "n" and len(one) > 1]
    return bool(things) and not any(key(one) in key(question.text) for one in things)


def _own_figures(question: Question, part: Span, knowledge: Knowledge) -> list[Span]:
    """The figures of a part that are as claimed."""
    values = {one.value for one in claimed_figures(question)}
    return [one.span for one in figures(knowledge.report.text, part) if one.value in values]


def printed_of_it(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether the one figure claimed is printed with all the things claimed right before it."""
    claimed = claimed_figures(question)
    nouns = [
        one.key
        for one in content_of(question, knowledge).words
        if one.is_noun and not _NO_THING.search(one.key)
    ]
    if len(claimed) != 1 or claimed[0].hedge or not nouns:
        return False
    if "分别" in knowledge.report[told.span]:
        return False  # whose figure is whose is told in order
    for one in figures(knowledge.report.text, told.span):
        alike = counts_alike(one.unit, claimed[0].unit)  # 「3200个选手」 are 3200名选手
        if alike and (one.value, one.hedge) == (claimed[0].value, ""):
            own = _piece(one.span, told.span, knowledge)[1]
            opposite = _opposite(question, one.span, told.span, knowledge)
            if not opposite and all(re.search(_NEGATED + re.escape(n), own) for n in nouns):
                return True
    return False


def all_printed(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a whole and its part as claimed (26项指标完成了23项) are printed in this order."""
    text = knowledge.report.text
    claimed = [(one.value, one.unit) for one in figures(question.text, Span(0, len(question.text)))]
    if len(claimed) != 2 or claimed[0][1] != claimed[1][1] or len(claimed_figures(question)) != 1:
        return False
    printed = ((one.value, one.unit) for one in figures(text, told.span))
    return [one for one in printed if one[1] == claimed[0][1]] == claimed


def _opposite(question: Question, figure: Span, part: Span, knowledge: Knowledge) -> str:
    """The qualifier claimed against which the words of a figure speak; "" for none.

    「累计17家」 is none of 新增 although 新增 stands before it.
    """
    asked = key(question.text)
    alone, joined = _piece(figure, part, knowledge)
    pairs = (contrary(asked, one, figures=True) for one in (alone, joined))
    return next((one[0] for one in pairs if one), "")


def _piece(figure: Span, sentence: Span, knowledge: Knowledge) -> tuple[str, str]:
    """The words between stops that hold a figure, alone and with those that they go on from."""
    text, before = knowledge.report.text, ""
    for piece in clauses(text, sentence, "，；：。、"):
        said = key(text[piece.start : piece.end])
        joined = before + said if _FURTHER.match(said) else said
        if figure in piece:
            return said, joined
        before = joined
    return "", ""


def _told_with_other_figure(
    question: Question, part: Span, own: Sequence[str], knowledge: Knowledge
) -> Iterator[str]:
    """A thing claimed that stands apart from the figure, with one of its own: 「其中出口增长10%」."""
    text = knowledge.report.text
    units = {_kind_of(one.unit) for one in claimed_figures(question) if one.unit}
    if "分别" in text[part.start : part.end] or not units:
        return  # whose figure is whose is told in order
    for word in content_of(question, knowledge).words:
        if not word.is_noun or any(held(word, one) >= ALL_HELD for one in own):
            continue
        for clause in clauses(text, part, "，；：。、"):
            here = {_kind_of(one.unit) for one in figures(text, clause)}
            if units & here and word.key in key(text[clause.start : clause.end]):
                yield word.key


def _kind_of(unit: str) -> str:
    """家, 名 and 座 all count things; every other unit is its own kind."""
    return "个" if unit in _COUNTS else unit


def said_around(part: Span, told: Statement, knowledge: Knowledge) -> str:
    """What is said in a part, with the headings above it and the sentence that it goes on from."""
    above = headings_key(told, knowledge) + subject_before(told.span, knowledge)
    return key(knowledge.report[part]) + above


def nouns_missing(question: Question, near: str, said: str, knowledge: Knowledge) -> Iterator[str]:
    """The things that a claim names and the part does not print; not the state, judged by itself."""
    place = own_place(knowledge.report.source.place)
    own = (*place.own, f"{place.last[-1:]}属", f"{place.last[-1:]}级", state_claimed(question))
    share = share_claimed(question)
    own = (*own, share.words) if share else own
    qualifying = {key(one) for one, tag in tagged_words(question.text) if tag in _QUALIFYING}
    yield from (one for one in _joined_names(question.text) if key(one) not in said)
    for word in content_of(question, knowledge).words:
        named = word.is_noun or word.key in qualifying or word.key in near
        if not named or word.key in (*own, *question.periods) or _NO_THING.search(word.key):
            continue
        if _MEASURE.fullmatch(word.key):
            continue
        bare = _VERB_END.sub("", word.key)  # the cutter may add a verb (班列开)
        if bare in said and bare != word.key:
            continue
        if not _is_borne_out(word, said, near, key(question.text)):
            yield word.key


def _joined_names(text: str) -> Iterator[str]:
    """A noun with the sign that makes it the name of a place: 山城 and 巷 of 「山城巷获评…」."""
    for (word, tag), (end, _) in pairwise(tagged_words(text)):
        if len(word) > 1 and tag[:1] == "n" and _NAME_END.fullmatch(end):
            yield word + end


def near_claimed(
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
    for name in dict.fromkeys(WIDER.findall(question.text)):
        if name != f"全{own}" and name not in said and WIDER.search(said):
            yield name


def otherwise_qualified(word: Word, said: str, asked: str) -> bool:
    """Whether what a word stands for is told of another kind than asked, all three of them keys.

    「国企全员劳动生产率」 is not the 人均产出 of all.
    """
    if word.key in said or word.guessed:
        return False
    meaning = max((one for one in word.means if one in said), key=len, default="")
    if not meaning:
        return False
    last, tag = (tagged_words(said.partition(meaning)[0]) or (("", ""),))[-1]
    return len(last) > 1 and tag in _KIND_TAGS and last not in asked
