"""Several questions in one message: cut, answered one by one, joined."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Answer, CheckedNumber, Citation, Refusal, Reply
from assistant.text import plain, without_marks
from assistant.words import any_of

MOST_QUESTIONS = 6
SHORTEST = 4
"""Signs of the shortest question that counts on its own."""
_COMMAS = re.compile(
    "[，,；]|(?:另外|还有(?!多少|几|什么|哪|啥)|以及|顺便)(?=[\u4e00-\u9fffA-Za-z])|(?<=目标)[+＋](?=[\u4e00-\u9fff])"
)
_TAKEN_BACK = re.compile(
    "[，,。；？?！!…—\\s]+(?:哦|啊|哎呀?|呃|欸|噢|唉|嗯)*[，,]?(?:不是|不对|不|错了|说错了|打错了|搞错了|写错了|问错了|算了)"
    "(?:不对|不是|错了)?[，,。！!…—\\s]+"
    "(?:我?(?:其实|就)?(?:是)?(?:想|要)?(?:改)?(?:问|说)的?(?:是|一下)?|还是(?:先)?问|应该(?:是|问)|换成)?[，,：:]?"
)
"""「甲……哦不，乙是多少」: what is said after it is meant."""
_THESE_FIGURES = re.compile(
    "(?P<named>[^，。；：？?]{2,30}?(?:、[^，。；：、？?]{2,20}?)+)[这那]?(?:[二两三四五六七八]|几)个?(?:数据|数字|数值|数|指标)"
)
_OF_EACH = re.compile(
    "(?P<year>(?:20\\d\\d年|[今去明]年|上年)?)的?(?P<named>[^，。；：？?的各分]{2,40}?)"
    "(?P<what>的[^，。；：？?各分]{1,10}?)?(?:分别|各自?)(?:都)?(?P<asks>(?:是|有|为|达到?)?(?:了)?(?:多少|几)[^，。；？?]{0,6})"
)
"""「甲和乙的目标各是几个点」."""
_BOTH_YEARS = re.compile(
    "(?P<name>[^，。；？?]{3,30}?)[，,\\s]*去年[跟和与、]今年的?目标各?(?:是?多少)?[？?]?"
)
"""「甲去年跟今年目标」."""
_LED_IN = re.compile(
    "^(?:我|你|帮我|给我)*(?:要|想|得|把|写|查|报|用|看|找|关于|给出?|列出?|说说|告诉我)+(?=.{3})"
)
_YEAR_NAMED = re.compile("今年|去年|明年|上年|20\\d\\d|[23]\\d年")
LONG_MESSAGE = 45
"""Signs from which a message may tell more than it asks."""
_STOPS = re.compile("[，,。；;！!？?\\n]")
_LEADS_ON = re.compile("^(?:顺便|另外|还有|然后|再|以及|就是)+(?:再|也)?")
_CONDITION = re.compile(
    "(?:以(?=.{2,30}(?:为|作|计))|按(?:照)?|若|如果|假设|假如|假定|要是|基于|参照|在.{2,20}基础上|扣除|除去)"
)
_ENDS = re.compile(r"(?<=[？?])|\n+|(?<=；)")


_EXPLAINS = re.compile(
    "(?:也)?就是(?!.*(?:多少|几|哪|谁|什么|吗|吧))|(?:报告|文件|材料).{0,10}没.{0,6}的话.{0,4}算(?:一下)?[？?。]*$"
)
"""What follows a question only to say what it means, or how to answer it."""


def questions_in(message: str) -> tuple[str, ...]:
    """The questions of a message; one for a message that holds a single question."""
    parts = [one.strip(" \t；") for one in _ENDS.split(message)]
    asked = [one for one in parts if len(plain(one)) >= SHORTEST and re.search(r"[？?]|\w{4}", one)]
    asked = [one for at, one in enumerate(asked) if at == 0 or not _EXPLAINS.match(one)]
    marked = sum(one.endswith(("？", "?")) for one in asked)
    if len(asked) < 2 or marked < len(asked) - 1 or marked == 0:
        return (message,)
    return tuple(asked[:MOST_QUESTIONS])


def cut_at_commas(message: str) -> tuple[str, ...]:
    """「甲是多少，乙呢」: cut only where each part asks something by itself.

    For a message that has no answer as a whole: 「安排多少个，投资多少」 mostly has one.
    """
    parts = [one.strip(" ，") for one in _COMMAS.split(message) if one.strip(" ，")]
    if len(parts) < 2 or len(parts) > MOST_QUESTIONS:
        return (message,)
    asks = any_of("messages", "asks")
    whole = any_of("messages", "belongs")
    if not all(asks.search(one) for one in parts) or any(whole.search(one) for one in parts):
        return (message,)
    return tuple(parts)


def other_years_of(message: str) -> tuple[str, ...]:
    """「甲现在多少，今年要到多少」: its first clause, and those that only name another year of the same.

    () for a message whose later clauses ask of anything else.
    """
    both = _BOTH_YEARS.fullmatch(message.strip())
    if both:
        return (f"{both['name']}去年是多少", "今年的目标呢")
    first, *later = [one for one in re.split("[，,；\\s]+", message) if one] or [""]
    bare, asks = any_of("messages", "year_alone"), any_of("messages", "asks")
    if len(later) > 1 and not asks.search(first):
        first, *later = f"{first}{later[0]}", *later[1:]  # 「甲，现在多少，今年呢」
    if not later or len(later) >= MOST_QUESTIONS or not asks.search(first):
        return ()
    years = [found.group() for one in later if (found := _YEAR_NAMED.search(one))]
    if not all(map(bare.fullmatch, later)) or len(years) < len(later):
        return ()
    return () if any(one in first for one in years) else (first, *later)


def asked_in_chatter(message: str, *, least: int = LONG_MESSAGE) -> tuple[str, ...]:
    """What a long message asks after 「我就想晓得」 or 「你先告诉我」; () for a message without that.

    Its other clauses tell why it is asked, and name things that are not. least: signs of a long one.
    """
    if len(message) < least:
        return ()
    requests = list(any_of("messages", "requests").finditer(message))
    if not requests:
        return ()
    parts = [one.strip() for one in _STOPS.split(message[requests[-1].end() :])]
    asks = any_of("messages", "asks")
    asked = [_LEADS_ON.sub("", one) for one in parts if len(one) >= SHORTEST and asks.search(one)]
    return tuple(asked[:MOST_QUESTIONS])


def taken_back(message: str) -> tuple[str, str] | None:
    """What a message says and takes back, and what it asks instead; None where it corrects nothing."""
    corrections = list(_TAKEN_BACK.finditer(message))
    if not corrections:
        return None
    before, meant = message[: corrections[-1].start()], message[corrections[-1].end() :]
    if len(plain(meant)) < SHORTEST or not any(
        any_of("messages", "asks").search(one) for one in (meant, before)
    ):
        return None
    return before, meant


def figures_listed(message: str) -> tuple[str, ...]:
    """「甲的投资、乙的产值这两个数」: a question for each of the things; () for no such list."""
    found = _THESE_FIGURES.search(message)
    if found is None:
        return ()
    named = [_LED_IN.sub("", one.strip()) for one in re.split("、|和(?=[^、]*的)", found["named"])]
    return tuple(f"{one}是多少" for one in named[:MOST_QUESTIONS])


def asked_of_each(message: str) -> tuple[str, ...]:
    """「今年甲和乙的目标各是多少」: a question for each of them; () for a message that is not so made."""
    found = _OF_EACH.fullmatch(message.strip().rstrip("？?。"))
    if found is None:
        return ()
    year = found["year"] or ""
    named = [one.strip() for one in re.split("[、和与跟及]", found["named"]) if one.strip()]
    if not 1 < len(named) <= MOST_QUESTIONS or min(map(len, named)) < 2:
        return ()
    asks = (
        found["asks"]
        if found["asks"].startswith(("是", "有", "为", "达"))
        else f"是{found['asks']}"
    )
    return tuple(f"{year}{one}{found['what'] or ''}{asks}" for one in named)


def asking_clauses(message: str) -> tuple[str, ...]:
    """The clauses of a long message that ask; its others tell why, or what somebody has heard."""
    if len(message) < LONG_MESSAGE:
        return ()
    parts = [_LEADS_ON.sub("", one.strip()) for one in _STOPS.split(message)]
    if any(map(_CONDITION.match, parts)):
        return ()  # 「以甲为基数，按乙计算，……是多少」 is one question
    asks, told = any_of("messages", "asks"), any_of("messages", "hearsay")
    asked = [one for one in parts if len(one) >= SHORTEST and asks.search(one)]
    return tuple(one for one in asked if not told.search(one))[:MOST_QUESTIONS]


def joined(message: str, replies: Sequence[Reply]) -> Reply:
    """One reply for all: answers in order, each refusal said in its place.

    A refusal only when nothing was answered.
    """
    answers = [one for one in replies if isinstance(one, Answer)]
    if not answers:
        first = next(one for one in replies if isinstance(one, Refusal))
        said = "\n".join(dict.fromkeys(one.text for one in replies))
        return replace(first, question=message, resolved=message, text=said)
    lines: list[str] = []
    citations: list[Citation] = []
    numbers: list[CheckedNumber] = []
    unanswered: list[str] = []
    for one in replies:
        if isinstance(one, Answer) and without_marks(one.text) in map(without_marks, lines):
            continue  # one sentence answers two parts of the message
        if isinstance(one, Answer):
            shift = len(citations)
            lines.append(_shifted_text(one.text, shift))
            citations += [replace(cited, id=cited.id + shift) for cited in one.citations]
            numbers += [_shifted(number, shift) for number in one.numbers]
        else:
            why = one.text.partition("下面是")[0].strip().replace("\n", "")
            unanswered.append(f"（“{one.resolved.strip()}”：{why}）".replace("\n", " "))
            lines.append(unanswered[-1])
    resolved = " ".join(one.resolved.strip() for one in replies)
    return Answer(
        message,
        resolved,
        "\n".join(lines),
        tuple(citations),
        tuple(numbers),
        answers[0].skill,
        tuple(unanswered),
    )


def _shifted_text(text: str, shift: int) -> str:
    return re.sub(r"\[(\d+)\]", lambda mark: f"[{int(mark[1]) + shift}]", text)


def _shifted(number: CheckedNumber, shift: int) -> CheckedNumber:
    return replace(number, citations=tuple(one + shift for one in number.citations))
