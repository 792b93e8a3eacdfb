"""Decides from what is asked against what is there whether the evidence answers; else says why."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.asked import attributes_asked, figures_fitting, units_asked, wants_figure
from assistant.asking.content import content_of
from assistant.asking.entities import is_what_is_asked, unprinted_names
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.sentences.evidence import LOOKED_AT, Evidence, headings_key
from assistant.sentences.multiples_claimed import multiple_claimed
from assistant.support.figure_clauses import HELD, LEAST_BESIDE, share_held
from assistant.support.figures import (
    as_asked,
    contrary_said,
    counts_in_words,
    fits_units,
    only_general,
    other_thing,
)
from assistant.support.missing import is_missing
from assistant.support.names import (
    no_members,
    not_named,
    of_another,
    other_phase,
    other_ranking,
    whole_name,
)
from assistant.support.parts import of_a_group, of_a_kind, of_a_part
from assistant.support.reasons import gives_reason
from assistant.support.told_places import other_place
from assistant.support.years import other_period, other_year
from assistant.text import key
from corpus.figures import figures
from corpus.model import Span
from index.words import tagged_words

LEAST_COVERAGE = 0.34
"""Weighted share of the question's content that the best statement must hold."""
ENOUGH_COVERAGE = 0.45
"""Coverage from which one word that the report never prints does not matter."""
_QUALIFYING = ("s", "t", "b", "a", "n", "nz", "vn", "j")
"""Parts of speech of words that tell one thing from its like, standing right before it."""
RARE = 0.85
"""Weight of a word that hardly any other statement prints."""
_PROPERTY = re.compile(
    "的(?!是什么|什么|哪|啥)((?:(?!多少|几|什么|了)[\u4e00-\u9fff]){2,8}?)(?:是|有|为|情况)?(?:什么|多少|哪[\u4e00-\u9fff]{0,3}|谁|几[\u4e00-\u9fff]?|怎么样|如何)?[？?]?$"
)
_NO_PROPERTY = re.compile("称号|名号|荣誉|头衔|今年|去年|明年|地方|时候|站点|各叫|叫$|那种|这种")


def refusal_for(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """Why the best evidence does not answer; None when it does."""
    nearest = tuple(one.statement.span for one in found[:3])
    content = content_of(question, knowledge)
    if not found or not content.words:
        return NoAnswer(Reason.NOT_FOUND, "没有看出要问报告里的什么内容，请说得具体一些。", nearest)
    for check in (
        _unprinted_name,
        only_general,
        _unknown,
        _unprinted_qualifier,
        _too_little,
        _nothing_named,
        other_place,
        no_members,
        not_named,
        of_another,
        _no_property,
        other_year,
        other_period,
        _no_attribute,
        whole_name,
        other_ranking,
        other_phase,
        contrary_said,
        of_a_part,
        of_a_group,
        of_a_kind,
        other_thing,
    ):
        refused = check(question, found, knowledge)
        if refused is not None:
            return NoAnswer(refused.reason, refused.text, nearest)
    return None


def _unprinted_name(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A name is asked about that the report never prints; a similar one will not do."""
    del found
    names = unprinted_names(question, knowledge)
    if not names:
        return None
    words = "、".join(f"“{one}”" for one in names)
    return NoAnswer(
        Reason.NOT_FOUND, f"报告没有提到{words}，所以不能回答。下面是最接近的原文，不是答案。"
    )


def _unknown(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A thing is asked that the report never prints."""
    exact = wants_figure(question) or question.has("who", "met") or bool(attributes_asked(question))
    words = content_of(question, knowledge).words
    missing = [
        one
        for one in words
        if (is_what_is_asked(one, question) if exact else one == words[0])
        and is_missing(one, found, knowledge, exact=exact)
    ]
    if not missing or (not exact and _known_enough(question, found, knowledge)):
        return None
    named = "、".join(f"“{as_asked(one, question)}”" for one in missing)
    return NoAnswer(
        Reason.NO_ATTRIBUTE, f"报告没有提到{named}，所以不能回答。下面是最接近的原文，不是答案。"
    )


def _unprinted_qualifier(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A figure is asked of a thing told apart by a word that the report never prints (高中学位)."""
    del found
    if not wants_figure(question):
        return None
    words = {one.key: one for one in content_of(question, knowledge).words}
    asked = [(key(one), tag) for one, tag in tagged_words(question.text)]
    for (one, tag), (after, _) in pairwise(asked):
        word, thing = words.get(one), words.get(after)
        if word is None or thing is None or tag not in _QUALIFYING or len(one) < 2:
            continue
        strange = not any(pair in knowledge.text_key for pair in word.pairs)
        if strange and (not word.means or word.guessed) and thing.known and thing.is_noun:
            text = f"报告没有提到“{one}{after}”，所以不能回答。下面是最接近的原文，不是答案。"
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None


def _known_enough(question: Question, found: Sequence[Evidence], knowledge: Knowledge) -> bool:
    """Whether the best statement holds a rare noun of the question, and much of the rest."""
    best = found[0]
    rare = [
        one
        for one in content_of(question, knowledge).words
        if one.is_noun and one.weight >= RARE and one.key in best.statement.key
    ]
    return bool(rare) and best.coverage >= ENOUGH_COVERAGE


def _too_little(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    del question, knowledge
    if max(one.coverage for one in found[:LOOKED_AT]) >= LEAST_COVERAGE:
        return None
    return NoAnswer(
        Reason.NOT_FOUND, "报告里没有找到能回答这个问题的内容。下面是最接近的原文，不是答案。"
    )


def _nothing_named(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """None of the printed things that the question names stands in the statement or above it."""
    words = content_of(question, knowledge).words
    nouns = [one for one in words if one.is_noun and one.known]
    best = found[0].statement
    above = headings_key(best, knowledge)
    if not nouns or any(held(one, best.key, above) >= HELD for one in nouns):
        return None
    if any(one.means and not one.known and not one.guessed for one in words):
        return None  # what an everyday word stands for may be all that is printed
    text = f"报告没有写“{as_asked(nouns[0], question)}”的这件事，所以不能回答。下面是最接近的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


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
    if _NO_PROPERTY.search(asked[1]):
        return None
    nouns = [one for one in words if one.is_noun and one.key in key(asked[1])]
    if not nouns or any(held(one, best.key, above) >= HELD for one in nouns):
        return None
    text = f"报告提到了相关内容，但没有给出“{asked[1]}”，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _no_attribute(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The subject is mentioned, but not with the date, sum, rank … that is asked."""
    best = found[0].statement.span
    if multiple_claimed(question):
        return None  # 「企业数量、楼宇面积翻番」 asks for no number
    for attribute in attributes_asked(question):
        if not attribute.needs.search(knowledge.report[best]):
            text = (
                f"报告提到了相关内容，但没有给出{attribute.says}，所以不能回答。下面是有关的原文。"
            )
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if question.has("why") and not gives_reason(question, found[0], knowledge):
        text = "报告没有写这件事的原因，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if attributes_asked(question) and not wants_figure(question) and not question.has("why"):
        above = headings_key(found[0].statement, knowledge)
        words = [one for one in content_of(question, knowledge).words if one.known or one.is_noun]
        if share_held(words, found[0].statement.key, above) < LEAST_BESIDE:
            text = "报告没有给出所问事情的这一项内容，所以不能回答。下面是有关的原文。"
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if (
        wants_figure(question)
        and not question.has("rank")
        and not _gives(best, question, knowledge)
    ):
        text = "报告提到了相关内容，但没有给出具体数字，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    if (
        wants_figure(question)
        and units_asked(question.text)
        and not fits_units(best, question, knowledge)
    ):
        asked = "、".join(units_asked(question.text))
        text = f"报告提到了相关内容，但没有给出以“{asked}”计的数，所以不能回答。下面是有关的原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None


def _gives(best: Span, question: Question, knowledge: Knowledge) -> bool:
    """Whether a statement prints a figure; where a growth is asked, one that may be a growth."""
    text = knowledge.report.text
    if re.search("[ⅠⅡⅢⅣⅤ]类", text[best.start : best.end]) and not units_asked(question.text):
        return True  # a class of water is a level as a figure is
    if counts_in_words(best, question, knowledge):
        return True
    if re.search("增长|增速|增幅", question.text):
        return next(figures_fitting(text, best, question), None) is not None
    return next(figures(text, best), None) is not None
