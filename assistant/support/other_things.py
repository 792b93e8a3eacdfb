"""Whether the figure that a sentence tells is of another thing than the one asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked import clauses_fitting, figures_fitting, units_asked
from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary, qualified_alike
from assistant.asking.question import Question, leftover
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.sentences.respective import belonging
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.support.figure_clauses import (
    GOES_ON,
    HELD,
    RARE_NOUN,
    is_no_growth,
    own_words,
    same_part,
)
from assistant.text import key
from corpus.model import Span
from corpus.sentences import clauses

RARE_ENOUGH = 0.6
"""Weight of a word that a figure's clause must hold, if no other."""
LONG_SUBJECT = 4
"""Signs with content before a figure from which its clause names a thing of its own."""
_INVESTMENT = re.compile("总投资|投资总?额|造价")
_PUT_IN = re.compile("投|资金|造价|耗资|引资|融资|募资")
_ASKS = re.compile("多少|几个")
_SO_FAR = re.compile("完成投资")
LONGEST_OWNER = 40
"""Signs after a figure in which the thing is named that it is put into."""
_COUNTED = re.compile(
    "(?:多少[个家项条名所座处位张场次种类]?|几[个家项条名所座处位张场次种类])([\u4e00-\u9fff]{2,8})"
)


def fault_of_figure(
    question: Question, nouns: Sequence[Word], span: Span, knowledge: Knowledge, *, beside: bool
) -> str:
    """What is wrong with the figure itself, for the user; "" when nothing is.

    beside: the words around 多少 are printed as one phrase, so that its subject is the one asked.
    """
    if _counts_other(question, span, knowledge):
        return "报告提到了相关内容，但没有给出这个数"
    if _is_no_investment(question, span, knowledge):
        return "报告提到了相关内容，但没有给出投资额"
    if _of_other_clause(question, nouns, span, knowledge):
        return "报告给出的不是所问的这个数"
    if is_no_growth(question, span, knowledge):
        return "报告提到了相关内容，但没有给出增幅"
    if not beside and _of_other_subject(question, span, knowledge):
        return "报告在同一句里写了别的事情的数，没有给出所问的这个数"
    return ""


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


def _is_no_investment(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether 总投资 is asked and the figure's own clause speaks of no money put in.

    「发放消费券5000万元，推动甲酒店开业」 tells no 总投资 of 甲酒店.
    """
    if not _INVESTMENT.search(question.text) or len(_ASKS.findall(question.text)) > 1:
        return False
    text, asked = knowledge.report.text, content_of(question, knowledge).words
    nouns = [one for one in asked if one.is_noun and one.key not in "总投资额造价"]
    shown = best_stretch(question, span, knowledge)
    found = strong_figures(question, shown, knowledge)
    return bool(found) and not any(_is_put_in(one, shown, nouns, text) for one in found)


def _is_put_in(figure: Span, shown: Span, nouns: Sequence[Word], text: str) -> bool:
    """Whether a figure is what is put in, not only up to now, and into one of some things.

    「总投资45亿元的甲基地」 tells it of 甲基地 and of nothing before it.
    """
    own = own_words(figure, shown, text)
    owner = re.match("的([^，。；、]+)", text[figure.end : figure.end + LONGEST_OWNER])
    if owner and nouns and not any(held(one, key(owner[1])) >= HELD for one in nouns):
        return False
    so_far = _SO_FAR.search(own) is not None and "总投资" not in own
    return _PUT_IN.search(own) is not None and not so_far


def _of_other_subject(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the figure's own clause names a thing of its own and nothing that is asked.

    「经济平稳运行，失业率控制在5.5%以内」 gives no figure of 经济.
    """
    text = knowledge.report.text
    shown = best_stretch(question, span, knowledge)
    words = content_of(question, knowledge).words
    if units_asked(question.text) or all(one.weight < RARE_ENOUGH for one in words):
        # a figure in the unit asked answers; words found anywhere decide nothing
        return _of_other_part(words, question, span, knowledge)
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


def _of_other_part(
    words: Sequence[Word], question: Question, span: Span, knowledge: Knowledge
) -> bool:
    """Whether another part between ； holds what is asked, and that of the figure holds nothing.

    「保险机构数量全市第1；集聚品牌505家」 counts no 保险机构.
    """
    parts = [key(knowledge.report[one]) for one in clauses(knowledge.report.text, span, "；")]
    own = same_part(question, span, knowledge)
    return any(held(one, each) >= HELD for each in parts for one in words) and not any(
        held(one, own) >= HELD for one in words
    )


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
