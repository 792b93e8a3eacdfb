"""Reads a question: its years, roles, cues, places, and what is left to look for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from assistant.asking.paraphrases import in_report_words, standard
from assistant.asking.places import other_places, own_place, without_own
from assistant.asking.spoken import as_written
from assistant.known.knowledge import knowledge_of
from assistant.text import plain
from assistant.words import any_of, compiled, lexicon
from corpus.model import Report, Role
from corpus.numerals import count_value

_YEAR = re.compile(
    r"(?<!\d)(?<!\d\.)((?:19|20)\d\d)(?!\d)(?!\.\d)(?:年度?|(?!年)(?!\s*[万亿千百]?(?:元|家|个|人|吨|户|项|公里|平方|亩|套|栋|米|[万亿千])))"
)
_SHORT_YEAR = re.compile(r"(?<![\d.近前后连续第着满整])(1[6-9]|2\d|3\d)(?:年度?)(?![来间以内期限])")
_MONTH = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月(?![底份]?\d)(?!大)")
_CHINESE_YEAR = re.compile("二[〇零○]([一二三四])([〇零○一二三四五六七八九])年?")
_FRACTION = re.compile("([二三四五六七八九十])分之([一二三四五六七八九])")
_PRINTED_FRACTION = re.compile(r"占[^，。；]{0,6}\d{1,2}/\d{1,2}(?!\d)")
_CHINESE_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    **{sign: at for at, sign in enumerate("一二三四五六七八九", 1)},
}


Alike: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    asked: as typed; resolved: standing alone, as shown; text: `resolved` for matching.
    years: named, in order; roles: 目标 and 完成 as far as named; periods: 十四五, 一季度 …
    cues: the groups of `question_words.toml` that match.
    places: other places named; subject: the words that say what is asked about.
    alike: for a word that the report does not print, printed words near it in meaning.
    like: keys of printed wordings for a situation that the whole question tells.
    everyday: whether everyday words stand for printed ones; only an ablation says no.
    """

    asked: str
    resolved: str
    text: str
    years: tuple[int, ...]
    roles: frozenset[Role]
    periods: tuple[str, ...]
    cues: frozenset[str]
    places: tuple[str, ...]
    subject: str
    alike: Alike = ()
    everyday: bool = True
    like: tuple[str, ...] = ()

    def has(self, *cues: str) -> bool:
        """Whether any of the cues is there."""
        return any(cue in self.cues for cue in cues)


def read_question(asked: str, report: Report, *, resolved: str | None = None) -> Question:
    """Read a question against the report whose years and place its words refer to."""
    alone = asked if resolved is None else resolved
    said = as_written(standard(plain(alone)))
    read = in_report_words(said, knowledge_of(report))
    alone = alone if read == said else read
    text = _fractions(_own_wider(read, report.source.place), report.text)
    text = _partners(text, report.text)
    years = find_years(text, report)
    return Question(
        asked=asked,
        resolved=alone,
        text=text,
        years=years,
        roles=find_roles(text),
        periods=find_periods(text),
        cues=find_cues(text),
        places=other_places(text, report.source.place, report.text),
        subject=find_subject(text, report),
    )


_WIDER = ("省", "市", "州", "县")
_WHEN = r"的?(?:(?:20\d\d年?度?|今年|明年|去年)的?)?"
"""What may stand between the name of a city and what is asked of it: 「某市今年GDP目标」."""


def _own_wider(text: str, place: str) -> str:
    """「市里今年目标」 asked of a district is 全市今年目标, and so is the name of its city."""
    asked = "|".join(lexicon("places")["asked_of_all"]["words"])
    for name in own_place(place).above:
        if name[-1:] in _WIDER:
            bare = re.escape(name[:-1])
            text = re.sub(f"{bare}{name[-1]}?(?={_WHEN}(?:{asked}))", f"全{name[-1]}", text)
    return text.replace("市里", "全市") if place.endswith(("区", "县")) else text


def _partners(text: str, printed: str) -> str:
    """「对美国出口」 as 「对美出口」, where the report prints only that."""
    for name, short in lexicon("places")["short"].items():
        if name in text and name not in printed and f"对{short}" in printed:
            text = text.replace(f"对{name}", f"对{short}")
    return text


def _fractions(text: str, printed: str) -> str:
    """「三分之一」 as 「1/3」, where the report prints its fractions so."""
    if not _PRINTED_FRACTION.search(printed):
        return text
    return _FRACTION.sub(lambda one: f"{count_value(one[2])}/{count_value(one[1])}", text)


def find_years(text: str, report: Report) -> tuple[int, ...]:
    """The years named, in order; relative words are counted from the report's years."""
    found: list[tuple[int, int]] = [
        (one.start(), int(one[1]))
        for one in _YEAR.finditer(text)
        if not _is_in_name(text, one, report)
    ]
    found += [(one.start(), 2000 + int(one[1])) for one in _SHORT_YEAR.finditer(text)]
    for one in _CHINESE_YEAR.finditer(text):
        year = 2000 + 10 * _CHINESE_DIGITS[one[1]] + _CHINESE_DIGITS[one[2]]
        found.append((one.start(), year))
    rest = text
    for word, (base, shift) in lexicon("years")["relative"].items():
        if word == "当年" and found:
            continue  # 「2025年比当年目标高多少」: the year named before
        if word in rest:
            year = report.source.plan_year if base == "plan" else report.source.done_year
            found.append((text.index(word), year + shift))
            rest = rest.replace(word, "□" * len(word))
    return tuple(dict.fromkeys(year for _, year in sorted(found)))


def _is_in_name(text: str, year: re.Match[str], report: Report) -> bool:
    """Whether the digits begin or end a name that the report prints: 「2077未来城」, 「机车1958」."""
    before = re.search("[\u4e00-\u9fff]{2}$", text[: year.start()])
    named = f"{before.group() if before else ''}{year[1]}"
    printed = knowledge_of(report).text_key
    if (
        before
        and not year.group().endswith("年")
        and named in printed
        and f"{named}年" not in printed
    ):
        return True
    after = text[year.end() : year.end() + 2]
    bare = not year.group().endswith(("年", "度")) and re.fullmatch("[\u4e00-\u9fff]{2}", after)
    return bool(bare) and f"{year[1]}{after}" in report.text


def find_periods(text: str) -> tuple[str, ...]:
    """十四五, 一季度 and single months (12月), as far as named; a day (3月2日) is none."""
    words = lexicon("years")["periods"]["words"]
    return (*(word for word in words if word in text), *_MONTH.findall(text))


def find_roles(text: str) -> frozenset[Role]:
    """目标, 完成 or both, as far as the words say."""
    roles = lexicon("roles")
    bare = text
    for word in roles["neutral"]:
        if word in bare:
            bare = bare.replace(word, "")
    named: dict[Role, list[str]] = roles["words"]
    return frozenset(
        role for role, patterns in named.items() if compiled("roles", tuple(patterns)).search(bare)
    )


def find_cues(text: str) -> frozenset[str]:
    """The kinds of asking that the words show."""
    return frozenset(
        group for group in lexicon("question_words") if any_of("question_words", group).search(text)
    )


@cache
def _filler() -> re.Pattern[str]:
    words = sorted(lexicon("filler")["words"], key=len, reverse=True)
    return re.compile("|".join(map(_whole, words)), re.IGNORECASE)


def _whole(word: str) -> str:
    """A Latin word only where no letter touches it."""
    return (
        rf"(?<![A-Za-z]){word}(?![A-Za-z])"
        if word.isascii() and word.isalpha()
        else re.escape(word)
    )


_ASKING = (
    "现在|目前|眼下|如今|请问|请教一?下?|我?想(?:问|知道|了解|咨询)(?:一?下)?|麻烦|帮(?:我|忙)?(?:查|看|找)?(?:一?下)?|告诉我|"
    "(?:能|可以)?(?:说说|讲讲|介绍|解释|列举|列出|概括|总结|说明)一?下?|报告(?:里面|里|中|当中|上|提到|指出|说)?(?:的|了)?|"
    "文件?(?:里|中)|到底|究竟|具体(?:是)?|分别是?|都?(?:有|是|包括|包含|指|叫)?(?:哪些|哪几[个项条类种家大方面]*|哪[一二三四五六七八九十\\d]+[个项条类种家大方面]*|什么|啥)|"
    "多少|几(?=[个项家条件类种场座处名人年天次])|怎么(?:样|回事|理解|解释|做|办|推进)?|如何|怎样|意思|含义|定义|吗|呢|吧|啊|呀|么(?=$|？)|是不是|是否|有没有|对不对|"
    "[？?！!。，,；;：:]|(?:是|有|在|了|的|为)$|^(?:那么?|那|关于|对于|就(?![业医近读地餐诊])|在(?!建))"
)
_ASK = re.compile(_ASKING)


def find_subject(text: str, report: Report) -> str:
    """What is asked about: the words without asking, years and the report's own place."""
    bare = _YEAR.sub("", _CHINESE_YEAR.sub("", text))
    bare = _SHORT_YEAR.sub("", bare)
    for word in lexicon("years")["relative"]:
        bare = bare.replace(word, "")
    return _ASK.sub(" ", without_own(bare, report.source.place)).strip()


def leftover(words: str) -> str:
    """What remains of the words when everything that carries no content is taken out."""
    return re.sub(r"[^\w\u2160-\u217f]+|_", "", _filler().sub(" ", words))
