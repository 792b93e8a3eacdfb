"""Who issued a report and when: read from the lines of its cover letter, its head or its end."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.numerals import count_value

HEAD_LINES = 30
"""Lines from the start that may hold issuer and date."""
TAIL_LINES = 6

_DATE = re.compile(
    r"[（(]?\s*(?P<year>20\d\d|[二〇○零一二三四五六七八九]{4})\s*年\s*(?P<month>[\d一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?P<day>[\d一二三四五六七八九十]{1,3})\s*日\s*[）)]?"
)
_ON = re.compile(r"[（(]?[—－–―-]*\s*" + _DATE.pattern + r".{0,40}会议(?:上|$)")
_ISSUER = re.compile(
    r"[\u4e00-\u9fff]{1,20}(?:人民政府(?:办公[厅室])?|发展和改革(?:委员会|局)|发展改革(?:委员会|委|局))"
    r"(?=$|(?:主任|局长)[\s　]+[\u4e00-\u9fff 　]{2,6}$)"
)
_DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": "0", "零": "0"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """issuer: "" and published: None where the report does not say."""

    issuer: str
    published: date | None


def find_imprint(text: str) -> Imprint:
    """Read the imprint of a report's text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head, tail = lines[:HEAD_LINES], lines[-TAIL_LINES:]
    issuer = next((found.group() for line in head if (found := _ISSUER.match(line))), "")
    return Imprint(issuer, _published(head) or _published(tail))


def _published(lines: list[str]) -> date | None:
    for line in lines:
        match = _DATE.fullmatch(line) or _ON.match(line)
        if match:
            found = _date(match)
            if found is not None:
                return found
    return None


def _date(match: re.Match[str]) -> date | None:
    year = "".join(_DIGITS.get(sign, sign) for sign in match["year"])
    try:
        return date(int(year), count_value(match["month"]), count_value(match["day"]))
    except ValueError:
        return None
