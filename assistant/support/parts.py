"""Checks whether the figure found is of the whole or of the part that is asked."""

import re
from collections.abc import Sequence

from assistant.asking.asked import fits_unit, units_asked, wants_figure
from assistant.asking.content import content_of, word_of
from assistant.asking.contrasts import kinds
from assistant.asking.everyday import is_indicator
from assistant.asking.question import Question
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.sentences.breakdowns import breakdowns, row_of
from assistant.sentences.composed import rows_named
from assistant.sentences.evidence import Evidence
from assistant.sentences.most_claimed import asks_most
from assistant.sentences.respective import belonging
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.support.figure_clauses import HELD
from assistant.text import bigrams, key
from corpus.model import Span

RARE = 0.75
"""Weight of a noun that names one of a group."""
LONG_NAME = 5
"""Signs of a name that means one of a group when the question prints it whole."""
_GROUP = re.compile(
    "(?P<named>[^，。；：]{2,60})等(?P<many>\\d{1,3}(?:余|多)?[个家项条所座处栋])(?P<things>[^，。；\\d]{2,12})"
)
_KIND_AMONG = re.compile(
    "[里中](?:头|面)?，?([\u4e00-\u9fff]{2,6}?)的(?:一共|总共)?(?:有|占|是)?(?:几|多少)"
)


def of_a_part(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The figure is of one part of a breakdown, and the question names no such part."""
    if not wants_figure(question) or asks_most(question):
        return None
    span = found[0].statement.span
    shown = best_stretch(question, span, knowledge)
    if belonging(knowledge.report, shown, question.text) is not None:
        return None  # whose figure is whose is told in order
    figures = strong_figures(question, shown, knowledge)
    row = row_of(figures[0], knowledge) if figures else None
    if figures and row is None:
        return _of_the_whole(question, figures[0], found[0], knowledge)
    words = content_of(question, knowledge).words
    asked = "".join((key(question.text), *(mean for one in words for mean in one.means)))
    if row is None or bigrams(row.own) & bigrams(asked):
        return None
    text = f"报告写的是“{row.name}”这一部分的数，没有给出所问的这个数，所以不能回答。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def of_a_kind(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「682家首店里餐饮的有几家」: the kind asked must stand in the clauses shown."""
    asked = _KIND_AMONG.search(question.text)
    if asked is None:
        return None
    shown = key(knowledge.report[best_stretch(question, found[0].statement.span, knowledge)])
    words = [one for one in content_of(question, knowledge).words if one.key in key(asked[1])]
    if not words or any(held(one, shown) >= HELD for one in words):
        return None
    text = f"报告没有给出其中“{asked[1]}”的这个数，所以不能回答。下面是有关的原文，不是答案。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def of_a_group(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「某校改扩建等16个项目，新增学位5000个」: no figure of the one school that is asked."""
    if not wants_figure(question) or re.search("等|这些|这批|一共|总共|合计", question.text):
        return None
    text, span = knowledge.report.text, found[0].statement.span
    figures = strong_figures(question, best_stretch(question, span, knowledge), knowledge)
    words = [one for one in content_of(question, knowledge).words if one.is_noun and one.known]
    for group in _GROUP.finditer(text, span.start, span.end):
        things = key(group["things"])
        named = [
            one for one in words if one.key in key(group["named"]) and _names(one, group, question)
        ]
        if not named or not figures or figures[0].start < group.end("many"):
            continue
        if any(one.weight >= RARE and one.key in things for one in words):
            return None  # the group itself is asked
        named_again = key(text[group.end("many") : figures[0].start])
        if not any(one.key in named_again for one in named):
            said = f"报告把“{named[0].key}”和别的一起写成“等{group['many']}”，没有单独给出它的这个数，所以不能回答。"
            return NoAnswer(Reason.NO_ATTRIBUTE, f"{said}下面是有关的原文，不是答案。")
    return None


def _names(word: Word, group: re.Match[str], question: Question) -> bool:
    """Whether a word names one of a group by itself, or is of a name that is asked whole."""
    whole = [key(one) for one in group["named"].split("、")]
    return word.weight >= RARE or any(
        len(one) >= LONG_NAME and one in key(question.text) for one in whole
    )


def _of_the_whole(
    question: Question, figure: Span, best: Evidence, knowledge: Knowledge
) -> NoAnswer | None:
    """A part is asked that has no such figure, and the figure is told of all parts together."""
    for one in breakdowns(knowledge):
        if one.statement != best.statement:
            continue
        named = rows_named(question, one, knowledge)
        if len(named) != 1 or any(told.figure.span == figure for told in named[0].told):
            continue
        asked = units_asked(question.text)
        if asked and not any(fits_unit(told.figure, asked) for told in named[0].told):
            text = f"报告没有给出“{named[0].name}”这一部分的这个数，写的是合起来的数。下面是有关的原文，不是答案。"
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None


def told_apart(word: Word, statement: str, knowledge: Knowledge) -> tuple[Word, ...]:
    """A name as its kind and what it is a kind of, where the statement (a key) tells them apart.

    「居民收入5万元，其中农村3万元」 tells 农村居民收入.
    """
    if not is_indicator(word.key) or held(word, statement) == 1:
        return (word,)
    kind = next((one for one in kinds() if word.key.startswith(one)), "")
    rest = word_of(word.key.removeprefix(kind), "n", knowledge)
    if not kind or kind not in statement or not is_indicator(rest.key):
        return (word,)
    return (word_of(kind, "n", knowledge), rest) if held(rest, statement) == 1 else (word,)
