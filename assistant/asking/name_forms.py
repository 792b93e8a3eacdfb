"""The forms under which an indicator may be named: without brackets, endings and beginnings."""

import re
from functools import lru_cache

from assistant.asking.share_names import shares_as_asked
from assistant.asking.verb_last import verb_last
from assistant.text import key
from assistant.words import lexicon
from index.words import words_of

SHORTEST_FUZZY = 4
"""Names shorter than this are matched only exactly: a pair of signs proves nothing."""
SHORTEST_TOLD = 3
"""Signs that a form must have more of, to be looked for in running text."""
_KIND = re.compile("(?!含|不|按|其中|以|扣|剔)[\u4e00-\u9fff]{2,6}(?<![年价前后内外上下数])")
"""What a bracket says of the kind that is counted, not of how it is."""


@lru_cache(maxsize=512)
def name_keys(name: str) -> tuple[str, ...]:
    """The forms under which an indicator may be named, the longest first.

    「地区生产总值（GDP）增速」 gives the whole, without brackets, the bracket, and each without
    optional beginning and ending; 「茶叶产量（干毛茶）」 gives 干毛茶产量 too.
    """
    outside = re.sub(r"[（(][^（）()]*[）)]", "", name)
    inside = re.findall(r"[（(]([^（）()]*)[）)]", name)
    forms = {key(name), key(outside)}
    tail = name.rsplit("）", 1)[-1] if "）" in name else ""
    for one in inside:
        if re.search("[A-Za-z]{2}", one):
            forms |= {key(one), key(one + tail)}
        elif _KIND.fullmatch(one) and len(words_of(outside)) > 1:
            forms.add(key(one + words_of(outside)[-1]))
    words = lexicon("indicators")
    for form in tuple(forms):
        for ending in map(key, words["optional_endings"]):
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                forms.add(form.removesuffix(ending))
    forms |= _without_inner_word(outside) | _first_and_last(outside)
    forms |= shares_as_asked(forms)
    forms |= verb_last(outside)
    for form in tuple(forms):
        for beginning in map(key, words["optional_beginnings"]):
            if form.startswith(beginning) and len(form) - len(beginning) >= 4:
                forms.add(form.removeprefix(beginning))
    return tuple(sorted((form for form in forms if len(form) > 1), key=len, reverse=True))


def told_forms(name: str) -> tuple[str, ...]:
    """The forms of a name that are long enough to be looked for in running text."""
    return tuple(form for form in name_keys(name) if len(form) > SHORTEST_TOLD)


def _without_inner_word(name: str) -> set[str]:
    """「甲江干流水质」 may be asked as 「甲江水质」: each form that leaves one inner word out."""
    words = words_of(name)
    kept = ["".join((*words[:at], *words[at + 1 :])) for at in range(1, len(words) - 1)]
    return {key(one) for one in kept if len(one) >= SHORTEST_FUZZY}


def _first_and_last(name: str) -> set[str]:
    """「自贸区甲级实践案例」 may be asked as 「自贸区案例」; not where the last word says little."""
    words = words_of(name)
    says_little = len(words) < 3 or words[-1] in lexicon("indicators")["optional_endings"]
    return set() if says_little else {key(words[0] + words[-1])}
