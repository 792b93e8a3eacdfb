"""Follow-ups that name a fellow of what was asked: 「区级呢」 after 「市级项目占比多少」."""

import re
from collections.abc import Iterator

from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import COUNTED, find_terms, terms_of
from assistant.sentences.breakdowns import breakdowns
from assistant.sentences.composed import rows_named
from assistant.terms.term_parts import code_of
from assistant.text import key
from index.words import words_of

_QUOTED = re.compile("“[^”]{1,16}”")
_ENDING = re.compile("[业类级型区]$")
_BESIDE = "[业类级型区]?[、和与及]"
_PERIOD_ALONE = re.compile(
    "^((?:那么?)?(?:[一二三四]季度|[上下]半年))(?:的?(?:是|有)?(?:多少|几何)|的呢)[？?。]*$"
)
_COUNTED_THING = re.compile(
    "(?:多少|几)(?P<unit>[个家项条名所座处]?)(?P<thing>[\u4e00-\u9fff]{2,4})[？?]?$"
)
LONGEST_FELLOW = 6
_PIECE = re.compile(rf"\d+[\u4e00-\u9fff]{{1,4}}|{COUNTED.pattern}")


def with_fellow(new: str, told: Question, knowledge: Knowledge) -> str | None:
    """The earlier question with a new name in the place of its fellow; None when it has none."""
    if new in told.text:
        return None
    asked = read_question(new, knowledge.report)
    if asked.places and new in asked.places:
        before = told.places[0] if told.places else ""
        return told.text.replace(before, new, 1) if before else f"{new}{told.text}"
    fellows = (
        *_quoted(new, told),
        *_of_one_whole(asked, told, knowledge),
        *_side_by_side(new, told, knowledge),
        *_of_one_box(new, told, knowledge),
        *_of_one_table(new, told, knowledge),
        *_alike(new, told),
    )
    for old in fellows:
        if old in told.text:
            return in_place_of(old, new, told.text)
    return None


def in_place_of(old: str, new: str, text: str) -> str:
    """The text with a name put in the place of another; what the new one ends with is not doubled."""
    before, _, after = text.partition(old)
    doubled = (size for size in range(len(after), 0, -1) if new.endswith(after[:size]))
    return before + new + after[next(doubled, 0) :]


def bare_period(question: str) -> str:
    """「三季度多少」 asks what 「三季度呢」 asks."""
    return _PERIOD_ALONE.sub(r"\1呢", question)


def kind_of(new: str, told: Question, knowledge: Knowledge) -> str | None:
    """「新开工的呢」 after 「安排多少项目」: the number of that printed kind; None for no kind."""
    counted = _COUNTED_THING.search(told.text)
    if counted is None or not new.endswith("的") or len(new) < len("甲的"):
        return None
    if key(new[:-1] + counted["thing"]) not in knowledge.text_key:
        return None
    years = "".join(f"{year}年" for year in told.years)
    return f"{years}{new[:-1]}{counted['thing']}多少{counted['unit']}"


def of_the_term(asked: Question, previous: str, knowledge: Knowledge) -> str | None:
    """「2空间是什么」 after a question on a coded name that has such a piece: asked of that name."""
    named = find_terms(key(asked.text), knowledge)
    if any(re.search("[\u4e00-\u9fff]|..[A-Za-z]", one.term.name) for one in named):
        return None
    for name in _names_in(previous, knowledge):
        pieces = [one for one in _PIECE.findall(name) if len(one) < len(name) - 1]
        pieces = [re.escape(one) for one in pieces] + _signs_of(code_of(name))
        if any(re.search(one, asked.text) for one in pieces):
            return f"{name}的{asked.text}"
    return None


def _names_in(previous: str, knowledge: Knowledge) -> Iterator[str]:
    """The terms of a question by their names, else by their code alone (44NN)."""
    found = [match.term.name for match in find_terms(key(previous), knowledge)]
    by_code = (
        one.name
        for one in terms_of(knowledge)
        if code_of(one.name) and code_of(one.name) in previous
    )
    yield from found or by_code


def _signs_of(code: str) -> list[str]:
    """Patterns for the pieces of a code that stand alone: 11 of 1+8+N+11, N of 44NN."""
    pieces = set(re.findall(r"\d+|[A-Z]", code)) if code else set()
    return [rf"(?<![\dA-Za-z+.第]){one}(?![\dA-Za-z+.%年月日个])" for one in sorted(pieces)]


def _quoted(new: str, told: Question) -> Iterator[str]:
    if _QUOTED.fullmatch(new):
        yield from _QUOTED.findall(told.text)


def _of_one_whole(asked: Question, told: Question, knowledge: Knowledge) -> Iterator[str]:
    """The words of the earlier question that name another part of the same whole."""
    for one in breakdowns(knowledge):
        mine, theirs = (rows_named(question, one, knowledge) for question in (asked, told))
        if len(mine) == len(theirs) == 1 and mine != theirs:
            name = theirs[0].name
            yield next(
                (name[:size] for size in range(len(name), 1, -1) if name[:size] in told.text),
                theirs[0].own,
            )


def _of_one_box(new: str, told: Question, knowledge: Knowledge) -> Iterator[str]:
    """The label of an entry of a 专栏 that the earlier question names, for another one's."""
    for box in knowledge.report.boxes:
        labels = [knowledge.report[entry.label] for entry in box.entries]
        if new in labels:
            yield from (one for one in labels if one != new and one in told.text)


def _of_one_table(new: str, told: Question, knowledge: Knowledge) -> Iterator[str]:
    """What an indicator begins with where another one goes on alike: 甲 of 甲产业产值, 乙产业产值."""
    for match in find_series(told, knowledge):
        for one in knowledge.series:
            rest = one.name.removeprefix(new)
            for name in (series.name for series in match.series):
                alike = 1 < len(rest) < len(one.name) and name.endswith(rest)
                if match.exact and alike and name.removesuffix(rest) in told.text:
                    yield name.removesuffix(rest)


def _side_by_side(new: str, told: Question, knowledge: Knowledge) -> Iterator[str]:
    """A word of the earlier question that the report prints right beside it: 「批发、零售业」."""
    if not 1 < len(new) <= LONGEST_FELLOW:
        return
    name = re.escape(_ENDING.sub("", new) or new)
    for word in words_of(told.text):
        stem = word if word[-1:] == new[-1:] else _ENDING.sub("", word)
        if len(stem) < 2 or stem in new:
            continue
        own = re.escape(_ENDING.sub("", word) or word)
        pair = f"{own}{_BESIDE}{name}|{name}{_BESIDE}{own}"
        if re.search(pair, knowledge.report.text):
            yield stem


def _alike(new: str, told: Question) -> Iterator[str]:
    """A word of as many signs with the same last sign (市级 for 区级), or with another number."""
    if re.search(r"\d", new):
        same = re.search(re.sub(r"\d+", lambda _: r"\d+", re.escape(new)), told.text)
        yield from [same.group()] if same else []
    if 1 < len(new) <= 4:
        for word in words_of(told.text):
            if len(word) == len(new) and word[-1] == new[-1] and word != new:
                yield word
