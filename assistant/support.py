"""Decides from what is asked against what is there whether the evidence answers; else says why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asked import attributes_asked, figures_fitting, units_asked, wants_figure
from assistant.content import Word, content_of, held, joined_phrase
from assistant.contrasts import contrary
from assistant.evidence import Evidence, headings_key
from assistant.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.question import Question
from assistant.text import key, plain
from assistant.trim import best_stretch, strong_figures
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses

LEAST_COVERAGE = 0.34
"""Weighted share of the question's content that the best statement must hold."""
ENOUGH_COVERAGE = 0.45
"""Coverage from which one word that the report never prints does not matter."""
RARE = 0.85
"""Weight of a word that hardly any other statement prints."""
LEAST_NOUNS = 0.75
"""Weighted share of the question's nouns that the words around a figure must hold. Of the
development questions with an answer none holds less than 0.9, of those without most hold less."""
LEAST_WORDS = 0.7
"""The same for all content words."""
LEAST_BESIDE = 0.5
"""The same for both where the words around 多少 are printed as one phrase."""
HELD = 0.5
"""A word counts as held by a statement from this share of its character pairs."""
_PROPERTY = re.compile(
    "的([\u4e00-\u9fff]{2,8}?)(?:是|有|为|情况)?(?:什么|多少|哪[\u4e00-\u9fff]{0,3}|谁|几[\u4e00-\u9fff]?|怎么样|如何)?[？?]?$"
)
_COUNTED = re.compile("(?:多少|几)[个家项条名所座处位张场次种类]([\u4e00-\u9fff]{2,8})")
LOOKED_AT = 4
"""How many of the best statements may give an attribute that is asked."""


def refusal_for(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """Why the best evidence does not answer; None when it does."""
    nearest = tuple(one.statement.span for one in found[:3])
    content = content_of(question, knowledge)
    if not found or not content.words:
        return NoAnswer(Reason.NOT_FOUND, "没有看出要问报告里的什么内容，请说得具体一些。", nearest)
    for check in (
        _unknown,
        _too_little,
        _other_place,
        _no_property,
        _other_year,
        _other_period,
        _no_attribute,
        _contrary,
        _other_thing,
    ):
        refused = check(question, found, knowledge)
        if refused is not None:
            return NoAnswer(refused.reason, refused.text, nearest)
    return None


def _unknown(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A thing is asked that the report never prints."""
    exact = wants_figure(question) or question.has("who") or bool(attributes_asked(question))
    missing = [
        one
        for one in content_of(question, knowledge).words
        if _is_missing(one, found, knowledge, exact=exact)
    ]
    if not missing or (not exact and _known_enough(question, found, knowledge)):
        return None
    words = "、".join(f"“{_as_asked(one, question)}”" for one in missing)
    return NoAnswer(
        Reason.NO_ATTRIBUTE, f"报告没有提到{words}，所以不能回答。下面是最接近的原文，不是答案。"
    )


def _known_enough(question: Question, found: Sequence[Evidence], knowledge: Knowledge) -> bool:
    """Whether the best statement holds a rare noun of the question, and much of the rest."""
    best = found[0]
    rare = [
        one
        for one in content_of(question, knowledge).words
        if one.is_noun and one.weight >= RARE and one.key in best.statement.key
    ]
    return bool(rare) and best.coverage >= ENOUGH_COVERAGE


def _is_missing(
    word: Word, found: Sequence[Evidence], knowledge: Knowledge, *, exact: bool
) -> bool:
    """exact: a number, a name or a date is asked, and a thing like the one asked will not do."""
    if word.known or not word.is_noun or re.fullmatch(r"[\d.%]+", word.key):
        return False
    if word.means and not word.guessed:
        return False
    word = replace(word, means=()) if exact else word
    best = max(
        held(word, one.statement.key, headings_key(one.statement, knowledge))
        for one in found[:LOOKED_AT]
    )
    return best < HELD


def _as_asked(word: Word, question: Question) -> str:
    at = key(question.text).find(word.key)
    return word.key if at < 0 else key(question.text)[at : at + len(word.key)]


def _too_little(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    del question, knowledge
    if max(one.coverage for one in found[:LOOKED_AT]) >= LEAST_COVERAGE:
        return None
    return NoAnswer(
        Reason.NOT_FOUND, "报告里没有找到能回答这个问题的内容。下面是最接近的原文，不是答案。"
    )


def _other_place(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The whole city or country is asked, and the statement is not led by it."""
    if question.has("share", "rank"):
        return None  # 「占全市的比重」 asks about the report's own place
    wide = [one for one in question.places if one in lexicon("places")["wider"]]
    printed = plain(knowledge.report[found[0].statement.span])
    nouns = [one.key for one in content_of(question, knowledge).words if one.is_noun]
    for place in wide:
        led = any(
            re.search(f"{place}[^，、。；]{{0,8}}{re.escape(n)}", key(printed)) for n in nouns
        )
        if nouns and not led:
            source = knowledge.report.source
            text = f"这是{source.place}的报告，没有给出{place}的这项内容，不能拿{source.place}的数来代替。"
            return NoAnswer(Reason.OTHER_PLACE, text)
    return None


def _no_property(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「某公司的注册资本」: the thing is there, the property after the last 的 is not."""
    asked = _PROPERTY.search(question.text)
    if asked is None:
        return None
    best = found[0].statement
    above = headings_key(best, knowledge)
    words = content_of(question, knowledge).words
    nouns = [one for one in words if one.is_noun and one.key in key(asked[1])]
    if not nouns or any(held(one, best.key, above) >= HELD for one in nouns):
        return None
    text = f"报告提到了相关内容，但没有给出“{asked[1]}”，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _other_year(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A year is asked that the best statement neither stands for nor prints as its own."""
    source = knowledge.report.source
    for year in question.years:
        if year in (source.done_year, source.plan_year):
            refused = _year_of_another(year, question, found[0], knowledge)
            if refused is not None:
                return refused
            continue
        compared = re.search(r"较|比|相比|增长|翻|倍|提高|以来", question.text)
        own = rf"{year}年" if compared else rf"(?<![较比到至]){year}年(?!的[\d.]+倍)"
        if not re.search(own, knowledge.report[found[0].statement.span]):
            text = (
                f"这份报告写的是{source.done_year}年的执行情况和{source.plan_year}年的计划，"
                f"没有给出{year}年的这项内容。"
            )
            return NoAnswer(Reason.OTHER_YEAR, text)
    return None


def _year_of_another(
    year: int, question: Question, best: Evidence, knowledge: Knowledge
) -> NoAnswer | None:
    """A number of one year is asked, and the best statement tells the other year's."""
    stands_for = best.statement.year
    printed = f"{year}年" in knowledge.report[best.statement.span]
    if len(question.years) > 1 or not wants_figure(question) or printed:
        return None
    if stands_for is None or stands_for == year:
        return None
    text = f"报告没有给出{year}年的这个数；下面是{stands_for}年部分里最接近的原文，年份不同，不是答案。"
    return NoAnswer(Reason.OTHER_YEAR, text)


def _other_period(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A period (一季度, 十五五 …) is asked that the best statements do not print."""
    for period in question.periods:
        printed = any(
            key(period) in one.statement.key + headings_key(one.statement, knowledge)
            for one in found[:LOOKED_AT]
        )
        if not printed:
            text = f"报告没有给出“{period}”的这项内容。下面是最接近的原文，不是答案。"
            return NoAnswer(Reason.OTHER_YEAR, text)
    return None


def _no_attribute(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The subject is mentioned, but not with the date, sum, rank … that is asked."""
    best = found[0].statement.span
    for attribute in attributes_asked(question):
        if not attribute.needs.search(knowledge.report[best]):
            text = (
                f"报告提到了相关内容，但没有给出{attribute.says}，所以不能回答。下面是有关的原文。"
            )
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if attributes_asked(question) and not wants_figure(question) and not question.has("why"):
        above = headings_key(found[0].statement, knowledge)
        words = [one for one in content_of(question, knowledge).words if one.known or one.is_noun]
        if _share(words, found[0].statement.key, above) < LEAST_BESIDE:
            text = "报告没有给出所问事情的这一项内容，所以不能回答。下面是有关的原文。"
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if wants_figure(question) and next(figures(knowledge.report.text, best), None) is None:
        text = "报告提到了相关内容，但没有给出具体数字，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if (
        wants_figure(question)
        and units_asked(question.text)
        and not _fits(best, question, knowledge)
    ):
        asked = "、".join(units_asked(question.text))
        text = f"报告提到了相关内容，但没有给出以“{asked}”计的数，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None


def _other_thing(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A number is asked, and the figures there are of another thing (金融业 for 工业增加值)."""
    if not wants_figure(question):
        return None
    span = found[0].statement.span
    shown = key(knowledge.report[best_stretch(question, span, knowledge)])
    above = headings_key(found[0].statement, knowledge)
    words = [one for one in content_of(question, knowledge).words if one.known or one.is_noun]
    nouns = [one for one in words if one.is_noun]
    phrase = joined_phrase(question)
    least = (LEAST_NOUNS, LEAST_WORDS) if not phrase or phrase not in shown else (LEAST_BESIDE,) * 2
    if _counts_other(question, span, knowledge):
        return NoAnswer(
            Reason.NO_ATTRIBUTE,
            "报告提到了相关内容，但没有给出这个数，所以不能回答。下面是有关的原文。",
        )
    if _share(nouns, shown, above) >= least[0] and _share(words, shown, above) >= least[1]:
        return None
    missing = max(words, key=lambda one: one.weight * (1 - held(one, shown, above)))
    text = f"报告没有给出“{_as_asked(missing, question)}”的这个数，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _contrary(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The words that would answer carry a qualifier that excludes the one asked."""
    pairs = (
        contrary(key(question.text), key(knowledge.report[one]), figures=wants_figure(question))
        for one in _answering(question, found[0].statement.span, knowledge)
    )
    pair = next(filter(None, pairs), None)
    if pair is None:
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


def _counts_other(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the noun after 「几所」 stands in no clause that gives a number."""
    asked = _COUNTED.search(question.text)
    after = key(asked[1]) if asked else ""
    counted = [one for one in content_of(question, knowledge).words if after.startswith(one.key)]
    if not counted or not counted[0].is_noun:
        return False
    text = knowledge.report.text
    holding = [
        clause
        for clause in clauses(text, span, "，；：。")
        if next(figures_fitting(text, clause, question), None) is not None
    ]
    return all(held(counted[0], key(knowledge.report[one])) < HELD for one in holding)


def _share(words: Sequence[Word], shown: str, above: str) -> float:
    """The weighted share of the words that are held; 1 where there are none."""
    total = sum(one.weight for one in words)
    return sum(one.weight * held(one, shown, above) for one in words) / total if total else 1.0


def _fits(span: Span, question: Question, knowledge: Knowledge) -> bool:
    return next(figures_fitting(knowledge.report.text, span, question), None) is not None
