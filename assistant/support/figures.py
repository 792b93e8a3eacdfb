"""Checks of a number that is asked: whether the figures there are of the very thing asked."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.asked import (
    attributes_asked,
    figures_fitting,
    units_asked,
    wants_figure,
)
from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.everyday import is_indicator
from assistant.asking.phrase_asked import joined_phrase
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.sentences.evidence import Evidence, headings_key
from assistant.sentences.respective import belonging
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.support.figure_clauses import (
    GOES_ON,
    HELD,
    LEAST_BESIDE,
    RARE_NOUN,
    first_clause,
    paragraph_before,
    rate_is_of,
    same_part,
    share_held,
    subject_before,
    tells_of_situation,
)
from assistant.support.other_things import fault_of_figure
from assistant.support.parts import told_apart
from assistant.text import key
from assistant.words import lexicon
from corpus.address import place_of
from corpus.model import Span
from corpus.sentences import clauses
from index.words import is_proper

LEAST_NOUNS = 0.65
"""Weighted share of the question's nouns that the words around a figure must hold. A name
(`is_proper`) must be held whatever the share."""
LEAST_RANKED = 0.75
"""The same where a rank is asked: 「工业实力」 is not ranked with 「旅游实力」."""
LEAST_OF_NAME = 0.7
"""The share of a name that the report prints in quotation marks: 「友好…」 and 「…驿站」 are no “友好驿站”."""
LEAST_WORDS = 0.6
"""The same for all content words."""
_KINDS_NAMED = re.compile("、[^，。；]{1,8}[二两三四五六七八九](?:色|级|档|类|种)")
_NAME = re.compile("[\u4e00-\u9fff]{4,8}")
_WHOLE = re.compile("占(?!地)[^，。；、]{2,16}?的?(?:比重|比例)?(?=(?:达到?|超过?|为|约)?\\d)")


def only_general(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「本区面积有多大」 asks of the place itself, which the sentence must then name."""
    words = content_of(question, knowledge).words
    weak = {*lexicon("content")["weak"], *lexicon("weak_heads")["words"]}
    if not wants_figure(question) or not all(one.key in weak for one in words):
        return None
    place = own_place(knowledge.report.source.place).own
    shown = knowledge.report[best_stretch(question, found[0].statement.span, knowledge)]
    names = "|".join(map(re.escape, place))
    asked = "|".join(re.escape(one.key) for one in words)
    if re.search(f"(?:{names})[^，；。]{{0,6}}(?:{asked})", shown):
        return None
    text = f"报告没有给出{place[0]}的“{words[0].key}”，所以不能回答。下面是最接近的原文，不是答案。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def contrary_said(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The words that would answer carry a qualifier that excludes the one asked.

    「城乡居民收入分别增长5%、7%」 answers for 农村: whose figure is whose is told in order.
    """
    shown = best_stretch(question, found[0].statement.span, knowledge)
    if wants_figure(question) and belonging(knowledge.report, shown, question.text):
        return None
    pairs = (
        contrary(key(question.text), key(knowledge.report[one]), figures=wants_figure(question))
        for one in _answering(question, found[0].statement.span, knowledge)
    )
    pair = next(filter(None, pairs), None)
    shown = best_stretch(question, found[0].statement.span, knowledge)
    if pair is None or belonging(knowledge.report, shown, question.text) is not None:
        return None
    text = f"报告写的是“{pair[1]}”的情况，没有给出“{pair[0]}”的，两者不能互相代替。下面是有关的原文，不是答案。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _answering(question: Question, span: Span, knowledge: Knowledge) -> Iterator[Span]:
    """The words that answer: where a number is asked, its own clause and the stretch shown."""
    if not wants_figure(question):
        yield span
        return
    shown = best_stretch(question, span, knowledge)
    for figure in strong_figures(question, shown, knowledge):
        own = (one for one in clauses(knowledge.report.text, shown, "，；：。、") if figure in one)
        yield from own
        yield from _gone_on_from(figure, span, knowledge)
    yield shown


def _gone_on_from(figure: Span, span: Span, knowledge: Knowledge) -> Iterator[Span]:
    """The clause that a figure's own goes on from: 收入 of 「收入5亿元，增长3%」."""
    before: Span | None = None
    for clause in clauses(knowledge.report.text, span, "，；：。"):
        if figure in clause and before and GOES_ON.match(knowledge.report[clause].strip()):
            yield Span(before.start, clause.end)
        before = clause


def other_thing(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A number is asked, and the figures there are of another thing (金融业 for 工业增加值)."""
    if not wants_figure(question) and not question.has("rank"):
        return None
    span = found[0].statement.span
    above = headings_key(found[0].statement, knowledge)
    words = _words_to_hold(question, above, knowledge)
    words = [part for one in words for part in told_apart(one, found[0].statement.key, knowledge)]
    shown = _said_around(question, span, words, knowledge)
    if tells_of_situation(question, span, knowledge):
        words = [one for one in words if one.is_noun and is_proper(one.key) and one.known]
    nouns = [one for one in words if one.is_noun]
    phrase = joined_phrase(question)
    beside = bool(phrase and phrase in shown) or _quoted_beside(question, shown)
    fault = fault_of_figure(question, nouns, span, knowledge, beside=beside)
    if fault:
        return NoAnswer(Reason.NO_ATTRIBUTE, f"{fault}，所以不能回答。下面是有关的原文。")
    names = _names_not_held(question, nouns, span, above, knowledge)
    names += _told_before_alone(nouns, shown, span, above, knowledge)
    least_nouns, least_words = (LEAST_BESIDE,) * 2 if beside else (LEAST_NOUNS, LEAST_WORDS)
    if (
        share_held(nouns, shown, above) >= (LEAST_RANKED if question.has("rank") else least_nouns)
        and not names
        and rate_is_of(question, nouns, span, knowledge)
        and share_held(words, shown, above) >= least_words
    ):
        return None
    missing = max(names or words, key=lambda one: one.weight * (1 - held(one, shown, above)))
    text = f"报告没有给出“{as_asked(missing, question)}”的这个数，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _told_before_alone(
    nouns: Sequence[Word], shown: str, span: Span, above: str, knowledge: Knowledge
) -> list[Word]:
    """The rare nouns that the sentence before prints, and neither this one nor a heading."""
    path = key("".join(place_of(knowledge.report, span).path))
    rare = [one for one in nouns if one.known and not one.means and one.weight >= RARE_NOUN]
    return [one for one in rare if one.key in above and held(one, shown, path) < HELD]


def _words_to_hold(question: Question, above: str, knowledge: Knowledge) -> list[Word]:
    """The words that must stand around the figure: no period that the headings tell, no kind of
    content (面积 is told by 平方米).
    """
    kinds = "".join(one.says for one in attributes_asked(question))
    return [
        one
        for one in content_of(question, knowledge).words
        if (one.known or one.is_noun)
        and one.key not in kinds
        and not (one.key in question.periods and one.key in above)
    ]


def _said_around(
    question: Question, span: Span, words: Sequence[Word], knowledge: Knowledge
) -> str:
    """What is said around the figure, as a key; the paragraph before where a rare thing is named."""
    stretch = knowledge.report[best_stretch(question, span, knowledge)]
    shown = key(_without_wholes(question, stretch))
    shown += subject_before(span, knowledge) + first_clause(question, span, knowledge)
    rare = (one for one in words if one.is_noun and one.known and one.weight >= RARE_NOUN)
    if any(one.key in shown for one in rare):
        shown += paragraph_before(span, knowledge)
    return shown


def _names_not_held(
    question: Question, nouns: Sequence[Word], span: Span, above: str, knowledge: Knowledge
) -> list[Word]:
    """The names and indicators asked that neither the figure's part nor its headings print."""
    said = same_part(question, span, knowledge)
    own = own_place(knowledge.report.source.place)
    wide = (*own.above, *lexicon("places")["wider"], f"{own.last[-1]}属")  # 区属 of a 区
    names = [
        one
        for one in nouns
        if (is_proper(one.key) or is_indicator(one.key))
        and one.key not in wide
        and held(one, said, above) < HELD
    ]
    names += [
        one
        for one in nouns
        if one.key in knowledge.names_keys
        and _NAME.fullmatch(one.key)
        and 0 < held(one, said, above) < LEAST_OF_NAME
    ]
    counts = (one for one in nouns if one not in names and _is_other_count(one, said, knowledge))
    return [*names, *counts]


def _without_wholes(question: Question, words: str) -> str:
    """「甲产值17亿元，占乙产值的74%」 tells no figure of 乙: what something is a share of is left out."""
    if question.has("share", "ratio", "rank") or "占" in question.text:
        return words
    return _WHOLE.sub("占", words)


def _is_other_count(word: Word, said: str, knowledge: Knowledge) -> bool:
    """Whether 「床位数」 is asked where the report knows 床位 and the figure's part names none."""
    stem = word.key[:-1]
    if word.known or len(word.key) < 3 or word.key[-1] not in "数率量额":
        return False
    if any(one in said for one in word.means):
        return False
    return stem in knowledge.text_key and stem not in said


def _quoted_beside(question: Question, shown: str) -> bool:
    """Whether the clause with the figure prints a name that the question quotes."""
    return any(key(one) in shown for one in re.findall("“([^”]{3,})”", question.text))


def counts_in_words(span: Span, question: Question, knowledge: Knowledge) -> bool:
    """Whether kinds are counted by a name: 「分绿、黄、橙、红四色」 answers 「几种颜色」."""
    kinds = {"种", "类", "级", "档", "个"} & set(units_asked(question.text))
    return bool(kinds) and _KINDS_NAMED.search(knowledge.report[span]) is not None


def fits_units(span: Span, question: Question, knowledge: Knowledge) -> bool:
    """Whether a stretch gives a figure in a unit that is asked."""
    if counts_in_words(span, question, knowledge):
        return True
    return next(figures_fitting(knowledge.report.text, span, question), None) is not None


def as_asked(word: Word, question: Question) -> str:
    """A word as the question writes it."""
    at = key(question.text).find(word.key)
    return word.key if at < 0 else key(question.text)[at : at + len(word.key)]
