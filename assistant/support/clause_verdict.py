"""The verdict of one clause on a claim, with what the clause goes on from.

Every word of a claim must be accounted for: printed, meant by a printed one, or light. 「甲评上乙了吧」 is
borne out by 「甲获评乙」, denied by 「甲未获评乙」, and left open where one word of it is not told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asking.contrasts import contrary
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.asking.word import Word
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES
from assistant.proof.told_premises import counts_alike
from assistant.sentences.claims import NOT_SO
from assistant.sentences.evidence import headings_key
from assistant.support.claim_denials import DENIES
from assistant.support.claim_words import LONG_NAME, WIDER, otherwise_qualified
from assistant.support.claimed import (
    RANK,
    Claim,
    asked_words,
    claim_of,
    is_held,
    is_weighed,
    ranked,
    wordings_of,
)
from assistant.support.figure_clauses import GOES_ON
from assistant.support.places_claimed import places_in
from assistant.support.word_for_word import is_of_time
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures, hedges
from corpus.model import Figure, Span
from corpus.sentences import clauses
from index.words import tagged_words

LEAST_WORDS, LEAST_SIGNS = 2, 5
"""Words and signs of a claim, the light ones left out, from which it says enough to be judged."""
LEAST_HERE = 0.5
"""Share of the words that the clause itself must print; the rest it may go on from."""
_STOPS = "，；：。"
_THINGS = "njlbsx"
"""Parts of speech of words that name a thing, a place or a kind."""
_SOON = re.compile(
    "在即|即将|正在|加快|有望|力争|推进|拟|将|争取|争创|申报|筹|谋划|探索|研究|启动|支持|计划|规划"
)
_PERIOD = re.compile("季度|半年|月")
_PART = re.compile("[一二三四五六\\d][期段]|主体|部分|前期")


@dataclass(frozen=True, slots=True)
class _Around:
    """What a clause may go on from, as keys: the term of its note, the clauses before, the headings."""

    head: str
    before: str
    above: str


def clause_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict of the first clause that tells all of a claim, or all but what it denies; else ""."""
    if not question.has("premise") or not is_of_time(question, told, knowledge):
        return ""
    claim = claim_of(question, knowledge)
    signs = sum(len(one.key) for one in claim.words)
    few = len(claim.words) < LEAST_WORDS or signs < LEAST_SIGNS
    if few or claim.unread or is_weighed(replace(question, text=ranked(question.text))):
        return ""
    above = headings_key(told, knowledge)
    is_note = told.span in knowledge.notes  # 「甲：指……」 is on 甲 throughout
    head = key(knowledge.report[told.span].partition("：")[0]) if is_note else ""
    for before, clause in _with_subject(told.span, claim, knowledge):
        verdict = _verdict(claim, clause, _Around(head, before, above), knowledge)
        if verdict:
            return verdict
    return ""


def displaced(question: Question, told: Span, knowledge: Knowledge) -> str:
    """A thing claimed of a figure whose clause names another thing in its place; "" for none.

    「建成零碳园区1个，新能源装机80万千瓦」 tells no figure of 新能源园区.
    """
    claim = claim_of(question, knowledge)
    units = [one.unit for one in claim.figures]
    if is_weighed(question) or len(set(units)) < len(
        units
    ):  # 「从47户减到19户」 is told of one thing
        return ""
    text = knowledge.report.text
    values = {one.value for one in claim.figures}
    for clause in clauses(text, told, _STOPS):
        if not values & {one.value for one in figures(text, clause)}:
            continue
        said = key(text[clause.start : clause.end])
        asked = asked_words(claim) + "，".join(own_place(knowledge.report.source.place).own)
        other = [one.key for one in claim.words if otherwise_qualified(one, said, asked)]
        if other:
            return other[0]
        missing = [one.key for one in claim.words if _is_thing(one) and not is_held(one, said)]
        return missing[0] if missing and _names_another(claim, said) else ""
    return ""


def _is_thing(word: Word) -> bool:
    """Whether a word names a thing or tells it from its like: 专职."""
    weak = word.key in lexicon("content")["weak"]
    return not weak and (word.is_noun or all(t[:1] in _THINGS for _, t in tagged_words(word.key)))


def _with_subject(span: Span, claim: Claim, knowledge: Knowledge) -> Iterator[tuple[str, Span]]:
    """Each clause after the words that it goes on from, as a key; "" where it has its own subject."""
    before = ""
    for clause in clauses(knowledge.report.text, span, _STOPS):
        words = knowledge.report[clause]
        first = next(
            (one for one, tag in tagged_words(words) if tag[:1] in "nvjlsx" and len(one) > 1), ""
        )
        nouns = (one for one, tag in tagged_words(words) if tag[:1] in "njlx" and len(one) > 1)
        subject = next(nouns, "")
        own = (
            bool(first)
            and first == subject
            and not any(key(subject) in one.key or one.key in key(subject) for one in claim.words)
        )
        own = own and GOES_ON.match(words) is None
        yield "" if own else before, clause
        before = key(words) if own or not before else before + key(words)


def _verdict(claim: Claim, clause: Span, around: _Around, knowledge: Knowledge) -> str:
    """The verdict of one clause."""
    words = ranked(knowledge.report[clause])
    said = key(words)
    here = [one for one in claim.words if is_held(one, said)]
    printed = [one for one in here if is_held(_in_full(one), said)]
    if len(printed) < LEAST_HERE * len(claim.words) or not _numbers_alike(claim, clause, knowledge):
        return ""
    alone = _names_another(claim, words) or _has_own_figure(claim, words, around.before)
    elsewhere = around.head if alone else f"{around.head}，{around.before}，{around.above}"
    missing = [
        one
        for one in claim.words
        if one not in here
        and not is_held(one, around.head)
        and not (one.is_noun and not _PERIOD.search(one.key) and is_held(one, elsewhere))
    ]
    if not _is_one_telling(claim, here, words):
        return ""
    denied = any(one in lexicon("claims")["denying"] for one, _ in tagged_words(words))
    if not denied and DENIES.search(_bare(words, here)):
        return ""
    if missing:
        other = (
            not denied and not claim.denied and _speaks_against(missing, claim, words, knowledge)
        )
        return NOT_SO if other else ""
    if denied != claim.denied and denied is False and _SOON.search(words):
        return ""
    return AGREES if denied == claim.denied else NOT_SO


def _in_full(word: Word) -> Word:
    """A word with only those of its meanings that are names of some length."""
    return replace(word, means=tuple(one for one in word.means if len(one) >= LONG_NAME))


def _has_own_figure(claim: Claim, words: str, before: str) -> bool:
    """Whether the words before tell a figure of the kind claimed: 「一季度48亿元；二季度76亿元」."""
    told = list(figures(before, Span(0, len(before)))) if before and claim.figures else []
    alike = any(counts_alike(one.unit, two.unit) for one in told for two in claim.figures)
    return alike and not words.startswith("其中")


def _names_another(claim: Claim, words: str) -> bool:
    """Whether a clause names a thing that is not claimed: then it goes on from nothing before it."""
    asked = asked_words(claim)
    held = "，".join(
        (asked, *(one for word in claim.words for one in (*word.means, *wordings_of(word.key))))
    )
    weak = lexicon("content")["weak"]
    return any(
        tag[:1] in _THINGS and len(word) > 1 and key(word) not in held and word not in weak
        for word, tag in tagged_words(words)
    )


def _numbers_alike(claim: Claim, clause: Span, knowledge: Knowledge) -> bool:
    """Whether a clause prints every figure claimed, with no bound the other way, of nothing else.

    「资金4000万元、消费5000万元」: a word that stands with another figure of the kind is not told of this.
    """
    text = knowledge.report.text
    if not claim.figures:
        return True
    if "分别" in knowledge.report[clause]:
        return False
    pieces = [
        (key(text[one.start : one.end]), list(figures(text, one)))
        for one in clauses(text, clause, "、")
    ]
    for claimed in claim.figures:
        own = [said for said, printed in pieces if any(_is_as(claimed, one) for one in printed)]
        if not own:
            return False
        others = [
            said
            for said, printed in pieces
            if said not in own
            and any(counts_alike(one.unit, claimed.unit or one.unit) for one in printed)
        ]
        if any(
            not is_held(word, own[0]) and is_held(word, one)
            for one in others
            for word in claim.words
        ):
            return False
    return True


def _is_as(claimed: Figure, printed: Figure) -> bool:
    ways = {hedges().get(one.hedge, "") for one in (claimed, printed)}
    alike = not claimed.unit or counts_alike(claimed.unit, printed.unit)
    return claimed.value == printed.value and alike and ways != {"lower", "upper"}


def _bare(words: str, here: list[Word]) -> str:
    """What a clause says beside the words of a claim."""
    said = key(words)
    for one in (each for word in here for each in (word.key, *word.means, *wordings_of(word.key))):
        said = said.replace(one, "")
    return said


def _is_one_telling(claim: Claim, here: list[Word], words: str) -> bool:
    """Whether the words stand together: in their order, of no mere plan or part, in one piece of a row."""
    said = key(words)
    asked = "".join(one.key for one in claim.words)
    part = _PART.search(words)
    if part and part.group() not in asked:
        return False
    if (
        not claim.planned
        and _SOON.search(words)
        and not any(one in asked for one in _SOON.findall(words))
    ):
        return False
    nouns = [
        said.find(one.key)
        for one in here
        if one.is_noun and one.key in said and not WIDER.fullmatch(one.key)
    ]
    if claim.ordered and nouns != sorted(nouns):
        return False
    return _is_in_a_row(here, words)


def _is_in_a_row(here: list[Word], words: str) -> bool:
    """Whether what is held of 「甲签约、乙投产」 is not part of the one and part of the other."""
    pieces = [one for one in re.split("、|和(?!平)", words) if one]
    holding = [at for at, one in enumerate(pieces) if any(is_held(word, key(one)) for word in here)]
    inner = pieces[holding[0] + 1 : holding[-1] + 1] if holding else []
    asked = {one.key for one in here}
    return not any(
        tag == "v" and len(word) > 1 and key(word) not in asked
        for piece in inner
        for word, tag in tagged_words(piece)[:1]
    )


def _speaks_against(missing: list[Word], claim: Claim, words: str, knowledge: Knowledge) -> bool:
    """Whether a clause tells all of a claim of another place or rank, or of what excludes one word."""
    places = [one for one in places_in(words, knowledge) if one not in asked_words(claim)]
    strange = [one for one in missing if not places_in(one.key, knowledge)]
    if places and len(strange) < len(missing) and not any(one.known for one in strange):
        return True
    if len(missing) > 1:
        return False
    if RANK.fullmatch(missing[0].key):
        return RANK.search(words) is not None
    if wordings_of(missing[0].key):
        return False  # a state, which its own reading judges
    return contrary(missing[0].key, key(words), figures=True) is not None
