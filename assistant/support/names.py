"""Checks of names and members that are asked: whether the report spells them out."""

import re
from collections.abc import Sequence

from assistant.asking.asked import wants_figure
from assistant.asking.content import content_of
from assistant.asking.everyday import synonyms
from assistant.asking.places import own_place, without_own
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.enumerated import names_listed
from assistant.known.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.sentences.evidence import Evidence, headings_key
from assistant.support.figure_clauses import HELD, paragraph_before, same_part
from assistant.text import key, plain
from assistant.words import lexicon
from corpus.numerals import count_value
from index.words import is_proper

_PHASE = re.compile(
    "(?<![十第一二三四五六七八九\\d])([一二三四五六七八九十]|\\d{1,2})(期(?!间|限|末|初|望|货)|号线)"
)
_RANKING = re.compile("([\u4e00-\u9fff]{2,12})(\\d+强)")
_RANKED = re.compile(
    "中国|全国|世界|全球|亚洲|民营|制造业|服务业|软件|互联网|外贸|建筑业|零售|财富"
)
"""What tells one list of the greatest companies from another."""
_MEMBERS = re.compile("(?:包含|包括|涵盖|含有|由|分为)(?:了)?(?:哪|什么|啥|几)")
_NAMED_OF = re.compile("([\u4e00-\u9fff—·－]{5,16}?)的(?=[\u4e00-\u9fff])")
_LEADS = re.compile("包括|分别|即|：|指")
_WHICH_OF = re.compile(
    r"(?:是|为|都是|分别是|具体是)哪(\d{1,2}|[二两三四五六七八九十]{1,2})(?:个|栋|家|项|处|条|座|所|支|类|名)?[？?]?$"
)
_CALLED = re.compile(
    "(企业|公司|单位|学校|医院|城市|项目|平台|机构)(?:分别|具体|各)?(?:叫(?:什么|啥)|的?名(?:字|称))"
)


def whole_name(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A number is asked of a long name that is printed, and the sentence holds only its pieces.

    「陆桥国际中心的总投资」 is not told of a sentence on 陆桥通道 and 国际货代.
    """
    name = _long_name(question, knowledge)
    if not name or not wants_figure(question):
        return None
    best = found[0].statement
    said = best.key + headings_key(best, knowledge) + paragraph_before(best.span, knowledge)
    if name in said or any(one in said for one in synonyms(name)):
        return None
    text = f"报告没有给出“{name}”的这个数，所以不能回答。下面是有关的原文。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def _long_name(question: Question, knowledge: Knowledge) -> str:
    """The words before 的 that end as names do and that the report prints as one; else ""."""
    match = _NAMED_OF.match(without_own(question.text, knowledge.report.source.place))
    name = key(match[1]) if match else ""
    words = lexicon("entities")
    endings = (*words["endings"], *words["printed_endings"])
    return name if name in knowledge.text_key and name.endswith(endings) else ""


def other_ranking(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「中国民企500强」 is asked, and the statement names other lists: 「甲市民企100强、中国服务业500强」."""
    asked = _RANKING.search(question.text)
    wanted = _RANKED.findall(asked[1]) if asked else []
    lists = _RANKING.findall(plain(knowledge.report[found[0].statement.span]))
    if asked is None or not wanted or not lists:
        return None
    if any(number == asked[2] and all(one in name for one in wanted) for name, number in lists):
        return None
    name = f"{asked[1][asked[1].index(wanted[0]) :]}{asked[2]}"
    text = f"报告没有写“{name}”，写的是别的榜单，所以不能回答。下面是有关的原文，不是答案。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def other_phase(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「甲港区六期」 is asked, and the part that would answer tells of 五期, or of no phase.

    A claim is judged against that part and is not refused for it.
    """
    if question.has("premise"):
        return None
    said = same_part(question, found[0].statement.span, knowledge)
    said += headings_key(found[0].statement, knowledge)
    told = {(count_value(one), kind) for one, kind in _PHASE.findall(said)}
    for one in _PHASE.finditer(key(question.text)):
        if (count_value(one[1]), one[2]) not in told:
            text = (
                f"报告没有给出“{one.group()}”的这项内容，所以不能回答。下面是有关的原文，不是答案。"
            )
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None


def no_members(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The members of a name in quotation marks are asked, and no enumeration follows it."""
    if question.has("who") or not _MEMBERS.search(question.text):
        return None
    printed = knowledge.report[found[0].statement.span]
    for name in knowledge.names:
        if key(name) in key(question.text) and name in printed:
            after = printed.partition(name)[2]
            clause = re.split("[，；。]", after)[0]
            if "、" not in clause and not _LEADS.search(clause):
                text = f"报告用到了“{name}”，但没有写它包括哪些内容。下面是提到它的原文，不是答案。"
                return NoAnswer(Reason.NOT_DEFINED, text)
            return None
    return None


def of_another(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """Who is asked of a name that the best statement does not print: it tells of another."""
    if not question.has("who"):
        return None
    best = found[0].statement
    said = best.key + headings_key(best, knowledge)
    words = content_of(question, knowledge).words
    names = [one for one in words if one.is_noun and one.known and is_proper(one.key)]
    wide = own_place(knowledge.report.source.place).above
    if all(one.key in wide or held(one, said) >= HELD for one in names):
        return None
    text = "报告没有写出所问的这一家（人）是谁。下面是最接近的原文，不是答案。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text)


def not_named(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """「新增的2栋是哪两栋」: the report counts the things and names none."""
    called = _CALLED.search(question.text)
    if called and re.search(
        rf"{called[1]}\d+[家个所座条]", plain(knowledge.report[found[0].statement.span])
    ):
        text = f"报告只写了有多少，没有写出{called[1]}的名称。下面是有关的原文，不是答案。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text)
    asked = _WHICH_OF.search(question.text)
    if asked is None:
        return None
    count = count_value(asked[1])
    printed = plain(knowledge.report[found[0].statement.span])
    for clause in re.split("[，。；：]", printed):
        if re.search(rf"(?<![\d.]){count}(?![\d.])", clause) and not names_listed(
            clause, str(count)
        ):
            text = f"报告只写了“{clause}”，没有写出是哪些。下面是有关的原文，不是答案。"
            return NoAnswer(Reason.NO_ATTRIBUTE, text)
    return None
