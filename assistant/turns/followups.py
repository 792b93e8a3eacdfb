"""Makes a follow-up question stand alone from the questions before it, by rules."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.asking.content import content_of
from assistant.asking.places import own_place
from assistant.asking.question import Question, find_subject, leftover, read_question
from assistant.asking.series import find_series
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.term_index import find_terms
from assistant.text import key
from assistant.turns.carried import carried_over
from assistant.turns.coordinates import (
    bare_period,
    in_place_of,
    kind_of,
    of_the_term,
    with_fellow,
)
from assistant.turns.pointing import Earlier, nth_item, that_term
from assistant.turns.subjects import as_typed, subject_of, without_count
from assistant.turns.table_rows import of_fellow_row, of_row, with_other_column, with_other_row
from assistant.words import compiled, lexicon
from corpus.figures import unit_at
from corpus.model import Report

TURNS_READ = 12
"""How many of the turns before are looked at; an older subject is no longer meant."""
LONGEST_DEPENDENT = 24
"""Characters; a longer question that names its subject is not a follow-up."""

_OWN_PLACE = re.compile("那?么?(?:咱们?|我们?|本)(?:区|市|县|省|州|旗|这里|这边|这儿)的?呢?[？?]?")
_NAME_ENDS = re.compile(
    "今年|去年|明年|20\\d\\d年|目标|力争|预计|预期|计划|打算|是多少|有多少|多少|增长|增速|增|占|排|什么时候|为什么|怎么|如何|有哪|有什么|是什么|[，,？?]"
)
"""Where the name that a question begins with is over."""
_LEADING_YEAR = re.compile("(?:20\\d\\d年|今年|去年|明年)度?的?")
COMMON = 0.4
"""Weight below which a noun stands in so many sentences that it names nothing."""


def stand_alone(
    question: str, history: Sequence[str], report: Report, earlier: Earlier | None = None
) -> str:
    """The question with what it leaves unsaid taken from the turns before.

    A question that stands alone comes back unchanged. earlier: gives the answers before.
    """
    before = [turn for turn in history[-TURNS_READ:] if turn.strip()]
    if not before:
        return question
    previous = stand_alone(before[-1], before[:-1], report, earlier)
    return _resolved(question, previous, report, earlier)


def _resolved(question: str, previous: str, report: Report, earlier: Earlier | None) -> str:
    asked = read_question(bare_period(question), report)
    knowledge = knowledge_of(report)
    pointed = (
        nth_item(question, previous, earlier)
        or that_term(asked, previous, earlier, knowledge)
        or of_the_term(asked, previous, knowledge)
    )
    if pointed is not None:
        return pointed
    told = read_question(previous, report)
    carried = of_fellow_row(asked, told, report) or carried_over(asked, told, knowledge)
    if carried is not None:
        return carried
    if _stands_alone(asked, knowledge):
        return question
    refers = compiled("followups", tuple(lexicon("followups")["refers"])).search(asked.text)
    if _is_bare(asked) or refers:
        fellow = with_other_row(asked, told, report) if _is_bare(asked) else None
        fellow = fellow or with_other_column(asked, told, report)
        if fellow is not None:
            return fellow
    if _OWN_PLACE.fullmatch(asked.text) and told.places:
        return re.sub("|".join(map(re.escape, told.places)), "", told.text)
    if _is_bare(asked) and not asked.years and not find_series(asked, knowledge):
        new = _subject_words(asked)
        fellow = kind_of(new, told, knowledge) or with_fellow(new, told, knowledge)
        if fellow is not None:
            return fellow
    if _names_subject(asked, knowledge) and not refers:
        return _with_asking_of(asked, told, knowledge)
    return _with_subject_of(asked, told, knowledge)


def _stands_alone(asked: Question, knowledge: Knowledge) -> bool:
    """Whether the question names its own subject and asks something about it."""
    if asked.has("chat", "injection"):
        return True
    refers = compiled("followups", tuple(lexicon("followups")["refers"])).search(asked.text)
    if refers:
        return False
    if compiled("followups", tuple(lexicon("followups")["whole"])).search(asked.text):
        return True
    if _OF_ALL.search(asked.text):
        return True
    if not _names_subject(asked, knowledge):
        return False
    return not (_is_bare(asked) and len(asked.text) <= LONGEST_DEPENDENT)


def _is_bare(asked: Question) -> bool:
    """「那社零呢」: a subject with no asking of its own."""
    return compiled("followups", tuple(lexicon("followups")["bare"])).search(asked.text) is not None


def _names_subject(asked: Question, knowledge: Knowledge) -> bool:
    if find_series(asked, knowledge) or find_terms(key(asked.text), knowledge):
        return True
    if _OF_THE_DOCUMENT.search(asked.text):
        return True
    if not content_of(asked, knowledge).words:
        return False
    if _is_bare(asked) and not any(one.is_noun for one in content_of(asked, knowledge).words):
        return False
    if asked.has("count") and not _rare_noun(asked, knowledge):
        return False
    return len(leftover(_plain_subject(asked))) > 1


def _rare_noun(asked: Question, knowledge: Knowledge) -> bool:
    """Whether a noun says what is counted: 「要服务多少人次」 has none of its own."""
    words = content_of(asked, knowledge).words
    return any(one.is_noun and one.weight >= COMMON for one in words)


def _plain_subject(asked: Question) -> str:
    bare = compiled("followups", tuple(lexicon("followups")["refers"])).sub(" ", asked.subject)
    return compiled("followups", tuple(lexicon("followups")["no_subject"])).sub(" ", bare)


def _with_asking_of(asked: Question, told: Question, knowledge: Knowledge) -> str:
    """The new subject asked in the words of the turn before: 「那社零呢」 after a question on GDP."""
    matches = find_series(told, knowledge)
    new = _subject_words(asked)
    if matches and matches[0].exact and find_series(asked, knowledge):
        years = "".join(f"{year}年" for year in asked.years or told.years)
        roles = asked.roles or told.roles
        return f"{years}{new}{_asking(roles, told)}"
    old = subject_of(told, knowledge)
    if not (old and old in told.text):
        lead = _LEADING_YEAR.match(told.text)  # 「2025年甲投资预期增长多少」 asks of 甲投资
        rest = told.text[lead.end() :] if lead else told.text
        old = _NAME_ENDS.split(rest)[0]
        old = old if len(old) > 1 and _asks_more(rest[len(old) :]) else ""
    if old and not asked.years:
        return in_place_of(old, new, _without_counter(told.text))
    return new if new.endswith(("？", "吗", "呢")) else f"{new}{_tail(told)}"


def _without_counter(text: str) -> str:
    """「赛事多少场」 as 「赛事多少」: what is asked next may be counted otherwise. Money stays."""
    for match in re.finditer("多少", text):
        unit = unit_at(text[match.end() :])
        if unit and not unit.endswith(("元", "点", "%", "米", "里", "吨", "人")):
            return text[: match.end()] + text[match.end() + len(unit) :]
    return text


def _asks_more(rest: str) -> bool:
    """Whether what follows a name asks something by itself."""
    return re.search("多少|几|什么|啥|哪|谁|怎|如何|吗", rest) is not None


def _asking(roles: Collection[str], told: Question) -> str:
    if told.has("met"):
        return "完成目标了吗？"
    if told.has("difference"):
        return "目标和完成情况相差多少？"
    if len(roles) == 1:
        return "的目标是多少？" if "目标" in roles else "完成了多少？"
    return "是多少？"


def _tail(told: Question) -> str:
    if told.has("definition"):
        return "是什么意思？"
    return "有哪些？" if told.has("list") else "？"


def _subject_words(asked: Question) -> str:
    words = re.sub(
        "^(?:那么?|还有|另外|再看看?|换成|改成|如果是|其中的?)|(?:呢|又如何|怎么样|如何|吗)?[？?。！]*$",
        "",
        asked.text,
    )
    return re.sub("(?:19|20)\\d\\d年?的?", "", words).strip() or asked.text


def _with_subject_of(asked: Question, told: Question, knowledge: Knowledge) -> str:
    """The asking of this turn about the subject of the turn before."""
    counted = find_subject(without_count(told.text), knowledge.report)
    subject = subject_of(replace(told, subject=counted), knowledge)
    other_column = _IN_CHARGE.search(asked.text) or _OTHER_COLUMN.search(asked.text)
    if asked.has("who") or other_column:
        subject = _MEASURE.sub("", subject) or subject  # a project has one in charge, not its cost
    subject = of_row(told, subject, as_typed(told, knowledge), knowledge.report)
    if told.has("met") and _BARE_WHY.fullmatch(asked.text):
        return f"{as_typed(told, knowledge) or subject}为什么没有达到预期？"
    rest = _MORE.sub("增加", _without_reference(asked.text, knowledge))
    if _only_years(asked):
        return _with_years_of(asked, told, knowledge)
    against = _AGAINST_LAST.search(asked.text) is not None
    if (
        (against or not asked.years)
        and told.years
        and (find_series(told, knowledge) or told.has("count"))
    ):
        subject = "".join(f"{year}年" for year in told.years) + subject
    joint = (
        "" if not rest or rest[0] in "的是有在完和与比占" else "的" if _is_noun_start(rest) else ""
    )
    return f"{subject}{joint}{rest}" if rest else told.text


def _is_noun_start(rest: str) -> bool:
    return re.match("目标|单位|占比|增速|排名|原因|完成情况|具体|含义|数量|规模", rest) is not None


def _only_years(asked: Question) -> bool:
    return (
        bool(asked.years)
        and not leftover(asked.subject)
        and not asked.roles
        and not asked.has("met", "difference", "definition")
    )


def _with_years_of(asked: Question, told: Question, knowledge: Knowledge) -> str:
    """The earlier question with this turn's years.

    「去年呢」 after 「今年目标」 of an indicator without a target for that year asks for its result.
    """
    moved = _moved_to(asked, told)
    question = read_question(moved, knowledge.report)
    cells = [
        cell.reading
        for match in find_series(question, knowledge)
        for series in match.series
        for cell in series.cells()
        if cell.reading.year in question.years
    ]
    if not cells or not question.roles or any(one.role in question.roles for one in cells):
        return moved
    years = "".join(f"{year}年" for year in asked.years)
    return f"{years}{as_typed(question, knowledge)}{_asking({cells[0].role}, told)}"


_OF_THE_DOCUMENT = re.compile(
    "指标.{0,4}(?:多少|几)项?|(?:多少|几|哪些)[项个]?指标|附件[\\d一二]|专栏[\\d一二三四]|第[一二三四五]部分"
)
_AGAINST_LAST = re.compile("(?:比|较)(?:上|去)一?年")
"""What is asked changed since the year before the one of the turn before."""
_OTHER_COLUMN = re.compile("多[长宽高]|几公里|多少公里|在哪|建(?:些)?(?:什么|啥)")
"""What is asked of a project itself, not of its cost."""
_IN_CHARGE = re.compile(
    "归(?:谁|哪)|谁(?:管|负责|牵头|来)|哪个(?:单位|部门|局)|(?:责任|牵头|建设|主管)单位"
)
_MEASURE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})的?(?:总投资?额?|年度投资|投资额?|产值|金额|规模|工期)$"
)
_OF_ALL = re.compile(
    "(?:全年|全[区市县省])(?:一共|总共|共计?)?(?:安排|有|要?[上搞])?了?(?:多少|几)[个家项条名所座处]?[\u4e00-\u9fff]{2}"
)
"""「全年共几个项目」 counts all of them, not those of the turn before."""
_MORE = re.compile(
    "^(?:(?:也)?就是说?|也就|等于|相当于|那)*(?:得|要|会|能)?(?:(?:多|增)(?:出来?|加)?(?:了)?)(?=几|多少)"
)
"""「就是说得多出来几家」 after two values."""
_BARE_WHY = re.compile("(?:那)?(?:是)?(?:为什么|为啥|什么原因|原因(?:是什么|呢)?|怎么回事)[？?呢]*")


def _moved_to(asked: Question, told: Question) -> str:
    years = "".join(f"{year}年" for year in asked.years)
    bare = re.sub(r"(?:19|20)\d\d年?(?:度)?(?:的)?", "", told.text)
    for word in lexicon("years")["relative"]:
        bare = bare.replace(word, "")
    return f"{years}{bare.lstrip('的，')}"


def _without_reference(text: str, knowledge: Knowledge) -> str:
    bare = compiled("followups", tuple(lexicon("followups")["refers"])).sub("", text)
    for name in own_place(knowledge.report.source.place).own:
        bare = bare.removeprefix(name)
    return re.sub("^(?:那么?|还有|另外|，)+", "", bare).strip()
