"""The numbers that Word prints before a paragraph without holding them: 一、 （一） 1. ①."""

import re
from dataclasses import dataclass, field

from corpus.readers.docx.package import Element, attribute, child, local, value
from corpus.readers.docx.styles import Styles

LEVELS = 9
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """form: Word's numFmt; text: 「%1、」; start: the first number; restarts: after a higher level."""

    form: str
    text: str
    start: int
    restarts: bool
    legal: bool


@dataclass(slots=True)
class _List:
    """levels as defined; counters: the last number of each level, None before the first."""

    levels: dict[int, Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """Gives each paragraph its number in printed order."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        children = list(part) if part is not None else []
        self._lists = {
            attribute(one, "abstractNumId"): _List(_levels(one))
            for one in children
            if local(one) == "abstractNum"
        }
        self._nums = {attribute(one, "numId"): one for one in children if local(one) == "num"}
        self._begun: set[str] = set()

    def label(self, paragraph: Element) -> str:
        """The number printed before the paragraph; "" for none. Call it in printed order."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, depth = found
        num = self._nums.get(number)
        which = self._lists.get(value(num, "abstractNumId")) if num is not None else None
        if which is None or depth not in which.levels:
            return ""
        if number not in self._begun:
            self._begun.add(number)
            _override(which, num)
        return _next(which, depth)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """NumId and level, the paragraph's own before its style's."""
        own = child(paragraph, "pPr", "numPr")
        chain = [style.numbering for style in self._styles.of(paragraph)]
        held = [one for one in (own, *chain) if one is not None]
        number = next((value(one, "numId") for one in held if value(one, "numId")), None)
        depth = next((value(one, "ilvl") for one in held if value(one, "ilvl")), "0")
        if not number or number == "0":
            return None
        return number, int(depth or 0)


def _levels(element: Element) -> dict[int, Level]:
    return {
        int(attribute(one, "ilvl") or 0): Level(
            form=value(one, "numFmt") or "decimal",
            text=value(one, "lvlText") or "",
            start=int(value(one, "start") or 1),
            restarts=value(one, "lvlRestart") != "0",
            legal=child(one, "isLgl") is not None,
        )
        for one in element
        if local(one) == "lvl"
    }


def _override(which: _List, num: Element) -> None:
    """A list that begins anew at a number of its own."""
    for one in num:
        start = value(one, "startOverride") if local(one) == "lvlOverride" else None
        if start:
            which.counters[int(attribute(one, "ilvl") or 0)] = int(start) - 1


def _next(which: _List, depth: int) -> str:
    level = which.levels[depth]
    before = which.counters[depth]
    which.counters[depth] = level.start if before is None else before + 1
    for deeper in range(depth + 1, LEVELS):
        if deeper in which.levels and which.levels[deeper].restarts:
            which.counters[deeper] = None
    if level.form in ("bullet", "none"):
        # A bullet is a sign of a symbol font, often in the private area; a dash is a word.
        return level.text if re.fullmatch("[—–-]+", level.text) else ""
    return re.sub(r"%([1-9])", lambda match: _part(which, level, int(match[1]) - 1), level.text)


def _part(which: _List, level: Level, depth: int) -> str:
    one = which.levels.get(depth, level)
    number = which.counters[depth]
    return printed(one.start if number is None else number, "decimal" if level.legal else one.form)


def printed(number: int, form: str) -> str:
    """A number as Word prints it in the form `form` (numFmt)."""
    if form in _CHINESE:
        return chinese(number)
    if form in _CIRCLED and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and number < 40:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalFullWidth":
        return "".join(chr(ord(sign) + 0xFEE0) for sign in str(number))
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def chinese(number: int) -> str:
    """A number below 1000 in Chinese: 12 is 十二, 105 is 一百零五."""
    if number >= 1000 or number <= 0:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        while number >= size:
            words += letters
            number -= size
    return words
