"""What the question before was about, for a follow-up that does not say it again."""

import re

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import find_terms
from assistant.text import key, places_of_key, plain
from assistant.words import compiled, lexicon
from corpus.figures import unit_at

_WHO = (
    "企业",
    "公司",
    "机构",
    "市场",
    "主体",
    "总产值",
    "产值",
    "利润",
    "营业收入",
    "营收",
    "用电",
)
"""「外资企业」 is no amount of 外资, and 「规上工业总产值」 no other measure of 规上工业."""


def subject_of(told: Question, knowledge: Knowledge) -> str:
    """The words of a question that name what it is about: an indicator, a term or the rest."""
    words = plain(told.text)
    beside = tuple(lexicon("indicators")["other_if_beside"])
    matches = [
        one
        for one in find_series(told, knowledge)
        if one.exact
        and not words[: one.start].endswith(beside)
        and (not words[one.end :].startswith(_WHO) or words[one.end :][:2] in one.series[0].name)
    ]
    if matches:
        return "和".join(
            match.series[0].name
            if len(match.series) == 1
            else _stretch(words, match.start, match.end)
            for match in matches
        )
    terms = find_terms(key(words), knowledge)
    if terms:
        return terms[0].term.name
    subject = compiled("followups", tuple(lexicon("followups")["no_subject"])).sub("", told.subject)
    return re.sub(r"\s+", "", subject).strip("的是了，")


def without_count(text: str) -> str:
    """「项目多少个」 without 多少 and its unit."""
    for match in reversed(list(re.finditer("多少|(?<![第哪好])几(?!乎)", text))):
        unit = unit_at(text[match.end() :])
        text = text[: match.start()] + text[match.end() + len(unit) :]
    return text


def as_typed(told: Question, knowledge: Knowledge) -> str:
    """The indicator in the words of the question: a reason is found by them, not by a long name."""
    words = plain(told.text)
    matches = [one for one in find_series(told, knowledge) if one.exact]
    return _stretch(words, matches[0].start, matches[0].end) if matches else ""


def _stretch(words: str, start: int, end: int) -> str:
    """The words behind a stretch of their key."""
    places = places_of_key(words)
    if end > len(places):
        return words
    return words[places[start] : places[end - 1] + 1]
