"""Tells a question typed in pinyin (「qunian waizi duoshao」) from one in English or with a name."""

import re

_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo"
    "|[aeiouv]"
)
_SYLLABLES = re.compile(f"(?:(?:{_INITIAL})?(?:{_FINAL}))+")
_WORD = re.compile("[A-Za-z]+")
_HAN = re.compile("[\u3400-\u9fff]")
_ASKING = re.compile(
    r"\b(?:duo ?shao|shen ?me|zen ?me(?: ?yang)?|na ?(?:xie|li|ge)|wei ?shen ?me|ji ?(?:ge|jia|nian)"
    r"|jin ?nian|qu ?nian|ming ?nian|mu ?biao|zeng ?zhang|zeng ?su|wan ?cheng|you ?(?:mei ?you|duo ?shao)"
    r"|shi ?shen ?me|duo ?da|pai ?di ?ji)\b",
    re.IGNORECASE,
)
"""Words that questions ask with; no English word is one of them."""
LEAST_READ = 0.6
"""Share of the Latin words that must read as pinyin; the rest may be GDP or FDI."""


def is_pinyin(question: str) -> bool:
    """Whether a question is mostly typed in pinyin, one of the words that it asks with among it."""
    words = _WORD.findall(question)
    letters = sum(map(len, words))
    if letters <= len(_HAN.findall(question)) or not _ASKING.search(question):
        return False
    read = [one for one in words if _SYLLABLES.fullmatch(one.lower())]
    return len(read) >= LEAST_READ * len(words)
