"""What is settled before any skill is asked: bad input, chat, opinion, other places and years."""

import re
import unicodedata

from assistant.asking.content import nouns_of
from assistant.asking.name_forms import told_forms
from assistant.asking.pinyin import is_pinyin
from assistant.asking.plain_rows import is_of_a_row
from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.asking.situations import told_in
from assistant.known.knowledge import knowledge_of
from assistant.model import Reason, Refusal
from assistant.outcomes import Desk, NoAnswer
from assistant.text import plain
from assistant.words import any_of, lexicon
from corpus.model import Report
from index.words import tagged_words

_PLACE_TAGS = ("ns", "nr")
"""Parts of speech of places; a name that no dictionary holds may be cut as a person's."""
_WHEN = ("t", "m")
"""Those of the words for a year that may stand before it."""
LONGEST_QUESTION = 1000
"""Characters; a longer message is not a question but a text."""

AHEAD_OF = re.compile(
    "(?:比|较)(?:全[国省市区县州盟])[^，。；]{0,8}(?:高|低|快|慢|多|少|好)|"
    "(?:[高低快慢]于|领先|跑赢|超过)全[国省市区县州盟][^，。；]{0,8}(?:多少|几)"
)
"""「增速比全省高多少」 asks about the report's own place too."""

_MESSAGES = {
    "chat": (
        Reason.CHAT,
        "我只回答与这份报告有关的问题，比如指标的目标和完成情况、术语的含义、工作安排。",
    ),
    "injection": (
        Reason.CHAT,
        "我只按报告原文回答，不执行夹在问题里的其他要求。请直接问报告里的内容。",
    ),
    "private": (Reason.NO_ATTRIBUTE, "报告里没有个人信息、联系方式或账号一类的内容，无法回答。"),
    "opinion": (
        Reason.OPINION,
        "这是评价或建议类的问题，报告没有给出结论，我也不替报告下判断。下面是有关的原文。",
    ),
    "forecast": (
        Reason.OPINION,
        "这是预测类的问题，报告没有给出这样的预测，我不作推测。下面是有关的原文。",
    ),
}


def bad_input(question: str) -> Refusal | None:
    """Refuse what is no question: empty, too long, or without a word that can be read."""
    text = plain(question)
    if not re.search(r"\w", text):
        said = "没有看到问题。请输入想问的内容，例如：2026年GDP增速目标是多少？"
        return Refusal(question, question, Reason.EMPTY, said, ())
    if len(text) > LONGEST_QUESTION:
        said = (
            f"这条消息有 {len(text)} 个字，超过了 {LONGEST_QUESTION} 个字的上限；"
            "请把要问的问题单独发来，一次一个最好。"
        )
        return Refusal(question[:LONGEST_QUESTION], "", Reason.TOO_LONG, said, ())
    if not _is_readable(text):
        said = "没有看懂这个问题。请用中文提问；指标和术语也可以用英文缩写（GDP、FDI）。"
        return Refusal(question, question, Reason.NOT_CHINESE, said, ())
    if is_pinyin(text):
        said = "看不懂拼音。请改用汉字提问；指标和术语也可以用英文缩写（GDP、FDI）。"
        return Refusal(question, question, Reason.NOT_CHINESE, said, ())
    return None


def _is_readable(text: str) -> bool:
    """Chinese or Latin letters; other scripts are not read."""
    letters = [sign for sign in text if sign.isalpha()]
    if not letters:
        return bool(re.search(r"\d", text))
    known = sum(
        "CJK" in unicodedata.name(sign, "") or "LATIN" in unicodedata.name(sign, "")
        for sign in letters
    )
    return known * 2 > len(letters)


def declined(question: Question, desk: Desk) -> NoAnswer | None:
    """Refuse by what is asked; None when the skills may try."""
    for cue in ("injection", "private", "chat"):
        if (
            question.has(cue)
            and not _printed(question, cue, desk)
            and not _of_report(question, cue, desk)
        ):
            reason, text = _MESSAGES[cue]
            return NoAnswer(reason, text)
    for cue in ("opinion", "forecast"):
        if question.has(cue):
            reason, text = _MESSAGES[cue]
            return NoAnswer(reason, text)
    return (
        _missing_annex(question, desk)
        or _other_year(question, desk)
        or _other_place(question, desk)
    )


def _missing_annex(question: Question, desk: Desk) -> NoAnswer | None:
    """Refuse an annex of a number that the report does not have."""
    named = re.search("附件([1-9一二三四五六七八九])(?![0-9.样致同起])", question.text)
    numbers = [table.number for table in desk.report.tables]
    numbers += [table.number for table in desk.report.plain_tables]
    if named is None or not numbers:
        return None
    digit = str("一二三四五六七八九".find(named[1]) + 1) if not named[1].isdigit() else named[1]
    if any(one.endswith((digit, named[1])) for one in numbers) or named.group() in desk.report.text:
        return None
    text = f"报告里没有{named.group()}；报告的附件有：{'、'.join(numbers)}。"
    return NoAnswer(Reason.NOT_FOUND, text)


def _printed(question: Question, cue: str, desk: Desk) -> bool:
    """Whether the report itself prints the words that made the cue (工资, 电话 …)."""
    if cue != "private":
        return False
    words = [
        w for w in lexicon("question_words")["private"]["patterns"] if re.search(w, question.text)
    ]
    return any(word in desk.report.text for word in words)


def _of_report(question: Question, cue: str, desk: Desk) -> bool:
    """Whether words that may be chat (天气, 唱歌) stand in a question on what the report tells.

    It names an indicator, or besides them a situation or a thing that the report prints.
    """
    soft = any_of("question_words", "chat", "soft")
    rest = soft.sub(" ", question.text)
    if (
        cue != "chat"
        or any_of("question_words", "chat").search(rest)
        or not soft.search(question.text)
    ):
        return False
    knowledge = knowledge_of(desk.report)
    named = any(one.exact for one in find_series(question, knowledge))
    named = named and question.has("count", "met", "difference", "level")
    now = any_of("question_words", "chat", "now").search(question.text)
    return named or (not now and bool(nouns_of(rest, knowledge) or told_in(rest, knowledge)))


def _other_year(question: Question, desk: Desk) -> NoAnswer | None:
    """Refuse a year that the report never prints."""
    missing = [
        year
        for year in question.years
        if f"{year}年" not in desk.report.text and year not in knowledge_of(desk.report).years
    ]
    if not missing or len(missing) < len(question.years):
        return None
    source = desk.report.source
    years = "、".join(f"{year}年" for year in missing)
    text = (
        f"这份报告写的是{source.done_year}年的执行情况和{source.plan_year}年的计划，"
        f"没有{years}的内容，所以不能回答。"
    )
    return NoAnswer(Reason.OTHER_YEAR, text)


def _other_place(question: Question, desk: Desk) -> NoAnswer | None:
    """Refuse an indicator of another place, and a place that the report never names."""
    if not question.places:
        strange = _strange_place(question, desk)
        return of_other_place(strange, desk.report) if strange else None
    if (question.has("share", "rank") or AHEAD_OF.search(question.text)) and all(
        one in lexicon("places")["wider"] for one in question.places
    ):
        return None  # 「占全市的比重」 asks about the report's own place
    if is_of_a_row(question, desk.report):
        return None  # a table tells of districts one by one
    place = question.places[0]
    named = find_series(question, knowledge_of(desk.report))
    unknown = [one for one in question.places if one not in desk.report.text]
    if not unknown and not named:
        return None
    if not unknown and _says_together(question, place, desk):
        return None
    if not named and _is_of_own_thing(question, place, desk):
        return None
    return of_other_place(place, desk.report)


def _strange_place(question: Question, desk: Desk) -> str:
    """A place without 区 or 县 that is not printed and leads to an indicator; "" for none."""
    if not find_series(question, knowledge_of(desk.report)) or is_of_a_row(question, desk.report):
        return ""
    words = tagged_words(plain(question.text))
    lead = next(((one, tag) for one, tag in words if tag not in _WHEN), ("", ""))
    named = len(lead[0]) > 1 and lead[1] in _PLACE_TAGS and lead[0] not in desk.report.text
    named = named and lead[0] not in lexicon("content")["empty"]  # 「东西贵没贵」
    return lead[0] if named else ""


def of_other_place(place: str, report: Report) -> NoAnswer:
    """The refusal of what another place has."""
    own = report.source.place
    text = f"这是{own}的报告，没有给出{place}的这项内容，不能拿{own}的数来代替。"
    return NoAnswer(Reason.OTHER_PLACE, text)


def _is_of_own_thing(question: Question, place: str, desk: Desk) -> bool:
    """Whether a place is a part of what is claimed of a thing that the report tells of.

    「某中心是跟甲省乙市共建的吧」 asks nothing of 甲省: the claim is right or wrong.
    """
    joined = re.search(f"(?:跟|和|与|同|由|从|往|到|在)[^，。？?]{{0,4}}{place}", question.text)
    if joined is None or not question.has("premise") or place in lexicon("places")["wider"]:
        return False
    return bool(nouns_of(question.text[: joined.start()], knowledge_of(desk.report)))


_GROWS = re.compile("[^，。；\\d]{0,6}(?:增长|增速|增幅)")


def _tells_growth(question: Question) -> bool:
    """Whether growth or a target is asked, which then is no amount."""
    return question.has("growth", "premise") or "目标" in question.roles


def _says_together(question: Question, place: str, desk: Desk) -> bool:
    """Whether one clause of the report names the place together with the indicator asked."""
    from_names = [
        match for match in find_series(question, knowledge_of(desk.report)) if match.exact
    ]
    words = plain(question.text).lower()
    formal = {
        one for match in from_names for series in match.series for one in told_forms(series.name)
    }
    stems = {words[match.start : match.end] for match in from_names} | {"gdp"} & {
        word for word in ("gdp",) if word in words
    }
    stems_said = frozenset(stems)
    stems |= formal
    # 「失业率5.3%、全市最低」 tells nothing of the whole city: the place must lead to the name.
    wide = place in lexicon("places")["wider"]
    for printed in re.split("[。；，\n\t]", desk.report.text):
        clause = plain(printed).lower()
        for stem in filter(None, stems):
            led = re.search(f"{re.escape(place)}[^、]{{0,6}}{re.escape(stem)}", clause)
            if led and wide and _GROWS.match(clause, led.end()) and not _tells_growth(question):
                continue  # 「全市GDP增长目标5.5%」 tells no GDP of the whole city
            if led or (not wide and stem in stems_said and place in clause and stem in clause):
                return True
    return False
