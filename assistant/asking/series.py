"""Finds the indicators that a question names: formal names, short names, typos; never a guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance.Levenshtein import distance

from assistant.asking.contrasts import contrary
from assistant.asking.name_forms import SHORTEST_FUZZY, name_keys
from assistant.asking.question import Question
from assistant.asking.share_names import named_by_share
from assistant.asking.twins import with_twins
from assistant.known.knowledge import Knowledge, Series
from assistant.text import bigrams, key
from assistant.words import compiled, lexicon
from corpus.catalogue import KEPT
from index.words import words_of

FUZZY_SHARE = 0.62
"""Share of a name's character pairs a question must hold to mean it despite a typo."""
FUZZY_RATIO = 78
"""rapidfuzz partial ratio (0 to 100) that a name needs besides."""
SHORTEST_TAIL = 3
"""Signs of the shortest last words that stand for a whole name."""

_CODE = re.compile(r"[a-z]+\d[\d.]*")
"""A code of letters and a number, as a key: pm2.5."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch [start, end) of the question's key and the indicators it may mean."""

    start: int
    end: int
    series: tuple[Series, ...]
    exact: bool


def told_like(words: str, series: Series) -> list[str]:
    """The customary wordings in some words of running text (a key) that mean an indicator alone."""
    found = []
    for entry in lexicon("short_names")["name"]:
        if entry.get("in_text") and key(series.name) in map(key, entry["means"]):
            pattern = compiled("short_names", tuple(entry["says"]))
            found += [one.group() for one in pattern.finditer(words) if len(one.group()) > 3]
    return found


@lru_cache(maxsize=KEPT)
def _tails(knowledge: Knowledge) -> tuple[tuple[str, Series], ...]:
    """The last words of names, where they belong to one indicator alone: 「货运量」."""
    found: dict[str, list[Series]] = {}
    for series in knowledge.series:
        words = words_of(re.sub(r"[（(][^（）()]*[）)]", "", series.name))
        tails = {key("".join(words[at:])) for at in range(1, len(words))}
        for tail in tails:
            if len(tail) >= SHORTEST_TAIL and not _says_little(tail):
                found.setdefault(tail, []).append(series)
    return tuple((tail, held[0]) for tail, held in found.items() if len(held) == 1)


def _says_little(tail: str) -> bool:
    """Whether nothing but 总额, 增速 and the like is in it."""
    endings = "|".join(map(key, lexicon("indicators")["optional_endings"]))
    return re.fullmatch(f"(?:{endings})+", tail) is not None


def find_series(question: Question, knowledge: Knowledge) -> tuple[Match, ...]:
    """The indicators named, by place in the question; a longer match covers those inside it."""
    words = key(question.text)
    found = [*_by_name(words, knowledge), *_by_short_name(words, knowledge)]
    if not found:
        found = _by_tail(words, knowledge) or _by_share(words, knowledge)
    kept = [_with_misspelt_start(match, words) for match in _longest(found)]
    if not kept:
        kept = _fuzzy(words, knowledge)
    narrowed = [_narrowed(match, words) for match in kept]
    told = [
        replace(match, series=with_twins(match.series, question, knowledge)) for match in narrowed
    ]
    return tuple(_not_contrary(told, words))


def series_in(words: str, knowledge: Knowledge) -> tuple[Series, ...]:
    """The indicators that some words (a key) name in full or by a short name."""
    found = _longest([*_by_name(words, knowledge), *_by_short_name(words, knowledge)])
    return tuple(dict.fromkeys(one for match in found for one in match.series))


def _not_contrary(matches: list[Match], words: str) -> Iterator[Match]:
    """Without indicators whose name excludes what is asked: 登记失业率 is not 调查失业率."""
    endings = tuple(lexicon("indicators")["optional_endings"])
    for match in matches:
        match = replace(
            match, series=tuple(one for one in match.series if not _is_other_code(one.name, words))
        )
        names = [(one, re.sub(f"(?:{'|'.join(endings)})$", "", one.name)) for one in match.series]
        said = tuple(one for one, name in names if not contrary(words, key(name), figures=True))
        if said:
            yield replace(match, series=said)


def _is_other_code(name: str, words: str) -> bool:
    """Whether a question (a key) names another code than an indicator: PM10 and not PM2.5."""
    own, asked = (set(_CODE.findall(one)) for one in (key(name), words))
    letters = {re.sub(r"[\d.]", "", one) for one in own}
    like = {one for one in asked if re.sub(r"[\d.]", "", one) in letters}
    return bool(like) and not any(one.startswith(tuple(own)) for one in like)


def _by_name(words: str, knowledge: Knowledge) -> list[Match]:
    found: dict[tuple[int, int], list[Series]] = {}
    for series in knowledge.series:
        for form in name_keys(series.name):
            at = words.find(form)
            if at >= 0:
                held = found.setdefault((at, at + len(form)), [])
                if series not in held:
                    held.append(series)
    return [Match(start, end, tuple(held), True) for (start, end), held in found.items()]


def _by_tail(words: str, knowledge: Knowledge) -> list[Match]:
    found = []
    for tail, series in _tails(knowledge):
        at = words.find(tail)
        if at >= 0 and not _cuts_a_name(words, at, series):
            found.append(Match(at, at + len(tail), (series,), True))
    return found


def _by_share(words: str, knowledge: Knowledge) -> list[Match]:
    """「服务业占比」 as 服务业增加值占地区生产总值比重, where one indicator alone is called so."""
    named = named_by_share(words, [one.name for one in knowledge.series])
    if named is None:
        return []
    start, end, at = named
    return [Match(start, end, (knowledge.series[at],), True)]


def _cuts_a_name(words: str, at: int, series: Series) -> bool:
    """Whether a tail begins inside the name of something else: 产业增加值 in 「第一产业增加值」."""
    for other in lexicon("indicators")["other_if_beside"]:
        start = words.find(other)
        if 0 <= start < at < start + len(other) and other not in series.name:
            return True
    return False


def _by_short_name(words: str, knowledge: Knowledge) -> list[Match]:
    found: list[Match] = []
    for entry in lexicon("short_names")["name"]:
        pattern = compiled("short_names", tuple(entry["says"]))
        for match in pattern.finditer(words):
            series = _meant(entry["means"], knowledge)
            if series and match.group():
                found.append(Match(match.start(), match.end(), series, True))
    return found


def _meant(formal: list[str], knowledge: Knowledge) -> tuple[Series, ...]:
    """The indicators whose name holds the first formal wording that any name holds.

    Of several, those that begin with it come before those that merely hold it.
    """
    for wording in map(key, formal):
        holding = [one for one in knowledge.series if wording in key(one.name)]
        beginning = [one for one in holding if key(one.name).startswith(wording)]
        if holding:
            return tuple(beginning or holding)
    return ()


def _with_misspelt_start(match: Match, words: str) -> Match:
    """The match with the signs before it that are the rest of the formal name, one sign amiss.

    One may be mistyped, or left out after the first: 农林牧渔总产值 for 农林牧渔业总产值.
    """
    for series in match.series:
        for form in name_keys(series.name):
            for long in (len(form), len(form) - 1):
                start = match.end - long
                said = words[max(start, 0) : match.end]
                if not 0 <= start < match.start or len(form) <= SHORTEST_FUZZY:
                    continue
                if (long == len(form) or said[0] == form[0]) and distance(said, form) == 1:
                    return replace(match, start=start)
    return match


def _longest(found: list[Match]) -> list[Match]:
    """Matches that no longer one covers; those over the same stretch are joined."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        over = [one for one in kept if match.start < one.end and one.start < match.end]
        same = next((one for one in over if (one.start, one.end) == (match.start, match.end)), None)
        if same is not None and match.series != same.series:
            common = tuple(one for one in same.series if one in match.series)
            joined = common or (*same.series, *match.series)
            kept[kept.index(same)] = Match(match.start, match.end, joined, True)
        elif not over:
            kept.append(match)
    return sorted(kept, key=lambda one: one.start)


def _fuzzy(words: str, knowledge: Knowledge) -> list[Match]:
    """The best indicator by character pairs when none is named exactly; () when two tie."""
    pairs = bigrams(words)
    scored: list[tuple[float, Series]] = []
    others = [one for one in lexicon("indicators")["other_if_beside"] if one in words]
    for series in knowledge.series:
        if any(one not in series.name for one in others):
            continue
        best = 0.0
        for form in name_keys(series.name):
            if len(form) < SHORTEST_FUZZY:
                continue
            own = bigrams(form)
            share = len(own & pairs) / len(own)
            ratio = fuzz.partial_ratio(form, words)
            if share >= FUZZY_SHARE and ratio >= FUZZY_RATIO:
                best = max(best, share * len(form))
        if best:
            scored.append((best, series))
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return []
    top = tuple(series for score, series in scored if score == scored[0][0])
    return [Match(0, len(words), top, False)]


def _narrowed(match: Match, words: str) -> Match:
    """Of several indicators, those whose distinguishing words the question holds too."""
    if len(match.series) < 2:
        return match
    held = [len(bigrams(key(one.name)) & bigrams(words)) for one in match.series]
    best = max(held)
    tied = tuple(one for one, n in zip(match.series, held, strict=True) if n == best)
    common = min(len(key(one.name)) for one in match.series)
    clear = best - sorted(held)[-2] >= 2 if len(tied) == 1 and common else False
    return Match(match.start, match.end, tied, match.exact) if clear else match
