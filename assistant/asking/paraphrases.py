"""What people say in words of their own, put into a report's words before a question is read.

`everyday.toml` explains single words and `situations.toml` what people suffer from. Here a stretch
of a question, spread over several words, names one thing that reports count: 「去年有几天是蓝天」.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from assistant.asking.contrasts import contrary
from assistant.asking.places import ELSEWHERE
from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import any_of, compiled, lexicon

_CLAUSE = re.compile("[^，。；！,;!]+[，。；！,;!]?")
_ENDS = "，。；！,;! "
_SET = re.compile("\\{([\u4e00-\u9fff]+)\\}")
"""A set of words in a pattern: {娃}."""
_KEPT = re.compile("(?:19|20)\\d\\d年|全[市国省县州]|十[四五]五|[一二三四]季度|上半年|下半年|目标")
"""What a stretch may hold that says when or where, besides the relative words for years."""
_REST_OF_ASKING = re.compile(
    "^(?:多?少|几)?(?:[年月天场个家户名人次项所座栋套件]|人次)了?(?=[？?呢啊呀，]*$)"
)
"""What a stretch leaves of 「熬了多少年了」 where it reaches into the asking."""
_ASKED_AGAIN = re.compile("^[^，。；？?]{0,3}(?:百分之|百分)(?:多少|几)[^，。；？?]*")
"""What is left of 「要求百分之多少得亮着」 where what is put in its place asks for the number itself."""
_ASKING = re.compile("多少|几|哪|什么|啥|怎|如何|吗|没有|是否|是不是|有没有|多[大高长久]|谁|第")


@lru_cache(maxsize=512)
def standard(text: str) -> str:
    """Question words of a dialect in standard Chinese, and frames without content left out."""
    for pattern, said in _dialect():
        text = pattern.sub(said, text)
    return _without_fillers(text)


@cache
def _dialect() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries: Sequence[dict[str, Any]] = lexicon("paraphrases")["dialect"]
    return tuple(
        (compiled("paraphrases", tuple(entry["says"])), entry["reads"]) for entry in entries
    )


def _without_fillers(text: str) -> str:
    """The text without whole clauses that only beg, thank or wonder, where another one is left."""
    filler = any_of("paraphrases", "filler")
    parts = _CLAUSE.findall(text)
    kept = [one for one in parts if not filler.fullmatch(one.strip(_ENDS + "？?"))]
    return "".join(kept).strip(_ENDS) if kept and len(kept) < len(parts) else text


@lru_cache(maxsize=512)
def in_report_words(text: str, knowledge: Knowledge) -> str:
    """The text with each stretch that the lexicon explains in the report's own wording.

    Of several wordings the first that the report prints; where it prints none, a number is asked
    by the first, so that it is refused by its right name. What is told beside it is story.
    """
    told: list[str] = []
    for pattern, entry in _paraphrases():
        if _named(entry["reads"], text, knowledge):
            continue
        found = _found(pattern, text)
        wording = _printed(entry, knowledge) if found else ""
        if found is None or not wording or contrary(key(text), key(wording), figures=True):
            continue  # 「兜里的钱涨了多少，农村那边」 asks for no 城镇居民收入
        before, stretch, after = found
        if ELSEWHERE.search(stretch) and not ELSEWHERE.search(wording):
            continue  # 「去外省打工的」 are part of those who 转移就业
        said = entry.get("form", "{}").format(wording)
        if "多少" in said:
            after = _ASKED_AGAIN.sub("", _REST_OF_ASKING.sub("", after))
        text = f"{before}{_when(stretch, said)}{said}{after}"
        if "asks" in entry and not _ASKING.search(text):
            text = text.rstrip("？?") + entry["asks"]
        told.append(said)
    return _without_story(text, told) if told else text


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, str, str] | None:
    """What stands before a stretch that a pattern explains, the stretch, and what follows it.

    A word for a year may stand anywhere: 「矿上挖坏的地今年补多少」; it is put first then.
    """
    named = [one for one in lexicon("years")["relative"] if one in text][:1]
    for year in ("", *named):
        match = pattern.search(text.replace(year, "") if year else text)
        if match and match.group():
            return year + match.string[: match.start()], match.group(), match.string[match.end() :]
    return None


@cache
def _paraphrases() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    entries: Sequence[dict[str, Any]] = lexicon("paraphrases")["paraphrase"]
    return tuple(
        (compiled("paraphrases", tuple(map(_spelled_out, entry["says"]))), entry)
        for entry in entries
    )


def _spelled_out(pattern: str) -> str:
    """The pattern with its sets of words written out."""
    sets: dict[str, str] = lexicon("paraphrases")["sets"]
    return _SET.sub(lambda one: f"(?:{sets[one[1]]})", pattern)


def _printed(entry: dict[str, Any], knowledge: Knowledge) -> str:
    """The first wording that the report prints; else the first for a number, "" for all else."""
    wordings: list[str] = entry["reads"]
    none = wordings[0] if "asks" in entry else ""
    return next((one for one in wordings if key(one) in knowledge.text_key), none)


def _named(wordings: Sequence[str], text: str, knowledge: Knowledge) -> bool:
    """Whether the question itself uses one of the wordings as the report prints it."""
    asked = key(text)
    return any(one in asked and one in knowledge.text_key for one in map(key, wordings))


def _when(stretch: str, said: str) -> str:
    """The words of a stretch that say when or where; they stay as they were."""
    stretch = re.sub("比(?:前年|去年|上年)", "", stretch)
    words = [one for one in lexicon("years")["relative"] if one in stretch and one not in said]
    return "".join([*words[:1], *_KEPT.findall(stretch)])


def _without_story(text: str, told: Sequence[str]) -> str:
    """Without the clauses before the first that asks or was understood: they only tell why."""
    asks = any_of("messages", "asks")
    parts = _CLAUSE.findall(text)
    while len(parts) > 1 and not asks.search(parts[0]) and not any(one in parts[0] for one in told):
        parts = parts[1:]
    return "".join(parts).strip(_ENDS)
