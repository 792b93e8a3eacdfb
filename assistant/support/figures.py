"""Checks of a number that is asked: whether the figures there are of the very thing asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.asked import (
    attributes_asked,
    clauses_fitting,
    figures_fitting,
    units_asked,
    wants_figure,
)
from assistant.asking.content import content_of, joined_phrase
from assistant.asking.contrasts import contrary, qualified_alike
from assistant.asking.everyday import is_indicator
from assistant.asking.places import own_place
from assistant.asking.question import Question, leftover
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
    first_clause,
    is_no_growth,
    paragraph_before,
    rate_is_of,
    same_part,
    share_held,
    subject_before,
    tells_of_situation,
)
from assistant.text import key
from assistant.words import lexicon
from corpus.model import Span
from corpus.sentences import clauses
from index.words import is_proper

LEAST_NOUNS = 0.65
"""Weighted share of the question's nouns that the words around a figure must hold. A name
(`is_proper`) must be held whatever the share."""
RARE_ENOUGH = 0.6
"""Weight of a word that a figure's clause must hold, if no other."""
RARE_NOUN = 0.85
"""Weight of a noun that hardly any other statement prints."""
LEAST_RANKED = 0.75
"""The same where a rank is asked: 「工业实力」 is not ranked with 「旅游实力」."""
LEAST_WORDS = 0.6
"""The same for all content words."""
LONG_SUBJECT = 4
"""Signs with content before a figure from which its clause names a thing of its own."""
_WHOLE = re.compile("占(?!地)[^，。；、]{2,16}?的?(?:比重|比例)?(?=(?:达到?|超过?|为|约)?\\d)")
_COUNTED = re.compile(
    "(?:多少[个家项条名所座处位张场次种类]?|几[个家项条名所座处位张场次种类])([\u4e00-\u9fff]{2,8})"
)


def only_general(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「本区面积有多大」 asks of the place itself, which the sentence must then name."""
    words = content_of(question, knowledge).words
    weak = lexicon("content")["weak"]
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
    yield shown


def other_thing(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A number is asked, and the figures there are of another thing (金融业 for 工业增加值)."""
    if not wants_figure(question) and not question.has("rank"):
        return None
    span = found[0].statement.span
    shown = key(
        _without_wholes(question, knowledge.report[best_stretch(question, span, knowledge)])
    )
    shown += subject_before(span, knowledge) + first_clause(question, span, knowledge)
    above = headings_key(found[0].statement, knowledge)
    words = [one for one in content_of(question, knowledge).words if one.known or one.is_noun]
    rare = [one for one in words if one.is_noun and one.known and one.weight >= RARE_NOUN]
    if any(one.key in shown for one in rare):
        shown += paragraph_before(span, knowledge)
    words = [one for one in words if not (one.key in question.periods and one.key in above)]
    kinds = "".join(one.says for one in attributes_asked(question))  # 面积 is told by 平方米
    words = [one for one in words if one.key not in kinds]
    nouns = [one for one in words if one.is_noun]
    if tells_of_situation(question, span, knowledge):
        words = nouns = [one for one in nouns if is_proper(one.key) and one.known]
    phrase = joined_phrase(question)
    beside = (phrase and phrase in shown) or _quoted_beside(question, shown)
    least = (LEAST_BESIDE,) * 2 if beside else (LEAST_NOUNS, LEAST_WORDS)
    if _counts_other(question, span, knowledge):
        return NoAnswer(
            Reason.NO_ATTRIBUTE,
            "报告提到了相关内容，但没有给出这个数，所以不能回答。下面是有关的原文。",
        )
    if _of_other_clause(question, nouns, span, knowledge):
        return NoAnswer(
            Reason.NO_ATTRIBUTE,
            "报告给出的不是所问的这个数，所以不能回答。下面是有关的原文。",
        )
    if is_no_growth(question, span, knowledge):
        text = "报告提到了相关内容，但没有给出增幅，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if not beside and _of_other_subject(question, span, knowledge):
        text = (
            "报告在同一句里写了别的事情的数，没有给出所问的这个数，所以不能回答。下面是有关的原文。"
        )
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
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
    names += [one for one in nouns if one not in names and _is_other_count(one, said, knowledge)]
    least_nouns = LEAST_RANKED if question.has("rank") else least[0]
    enough = share_held(nouns, shown, above) >= least_nouns
    if (
        enough
        and not names
        and rate_is_of(question, nouns, span, knowledge)
        and share_held(words, shown, above) >= least[1]
    ):
        return None
    missing = max(names or words, key=lambda one: one.weight * (1 - held(one, shown, above)))
    text = f"报告没有给出“{as_asked(missing, question)}”的这个数，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


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


def _counts_other(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the noun after 「几所」 stands in no clause that gives a number."""
    asked = _COUNTED.search(question.text)
    after = key(asked[1].split("的")[0]) if asked else ""
    words = content_of(question, knowledge).words
    inside = [one for one in words if len(one.key) > 1 and one.key in after and one.is_noun]
    first = next((one for one in words if after.startswith(one.key)), None)
    if not inside or (first is not None and not first.is_noun):
        return False
    counted = max(inside, key=lambda one: after.index(one.key))  # 「产业扶持奖励」 counts 奖励
    exact = replace(counted, means=()) if counted.known else counted
    text = knowledge.report.text
    holding = clauses_fitting(text, span, question, "，；：。")
    return bool(holding) and all(held(exact, key(knowledge.report[one])) < HELD for one in holding)


def _of_other_subject(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the figure's own clause names a thing of its own and nothing that is asked.

    「经济平稳运行，失业率控制在5.5%以内」 gives no figure of 经济.
    """
    text = knowledge.report.text
    shown = best_stretch(question, span, knowledge)
    words = content_of(question, knowledge).words
    if units_asked(question.text) or all(one.weight < RARE_ENOUGH for one in words):
        return False  # a figure in the unit asked answers; words found anywhere decide nothing
    for figure in strong_figures(question, shown, knowledge):
        for clause in clauses(text, shown, "，；：。"):
            if figure not in clause or clause.start == shown.start:
                continue
            said = key(text[clause.start : clause.end])
            before = text[clause.start : figure.start]
            own = len(re.findall("[\u4e00-\u9fff]", leftover(before))) >= LONG_SUBJECT
            own = own and not GOES_ON.match(said)
            return own and not any(held(one, said) >= HELD for one in words)
    return False


def _of_other_clause(
    question: Question, nouns: Sequence[Word], span: Span, knowledge: Knowledge
) -> bool:
    """Whether a rare thing that is asked has a figure that its qualifier excludes.

    「累计甲企业122家，新认定乙企业3家」 does not tell how many 乙 there are in all.
    """
    rare = [one for one in nouns if one.weight >= RARE_NOUN]
    shown = best_stretch(question, span, knowledge)
    figures = strong_figures(question, shown, knowledge)
    if not rare or not figures or belonging(knowledge.report, shown, question.text):
        return False
    text, asked = knowledge.report.text, key(question.text)
    things = "".join(one.key for one in nouns)
    other = False
    for clause in clauses(text, span, "，；：。、"):
        said = key(text[clause.start : clause.end])
        holds = any(held(one, said) >= HELD for one in rare)
        named = leftover(text[clause.start : figures[0].start]) if figures[0] in clause else ""
        own = holds or len(named) < LONG_SUBJECT or qualified_alike(things, said)
        if figures[0] in clause and own:
            return False  # 「新增甲企业5家、累计52家」 goes on with the same thing
        counted = next(figures_fitting(text, clause, question), None) is not None
        other = other or (holds and counted and contrary(asked, said, figures=True) is not None)
    return other


def fits_units(span: Span, question: Question, knowledge: Knowledge) -> bool:
    """Whether a stretch gives a figure in a unit that is asked."""
    return next(figures_fitting(knowledge.report.text, span, question), None) is not None


def as_asked(word: Word, question: Question) -> str:
    """A word as the question writes it."""
    at = key(question.text).find(word.key)
    return word.key if at < 0 else key(question.text)[at : at + len(word.key)]
