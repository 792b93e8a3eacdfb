"""The words of a question that a report may print as they are: those around 多少, the name before it."""

import re

from assistant.asking.everyday import is_listed
from assistant.asking.places import without_own
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import lexicon

_AROUND = re.compile("([\u4e00-\u9fff]{2})[了过到]?(?:多少|几)[个家项条名]?([\u4e00-\u9fff]{2})")
_NAME_ENDS = re.compile(
    "多少|几|(?<!增)增长|[增涨跌降升](?=了)|增速|增幅|目标|排|(?:是|有|为|达|完成|实现|要|了|在)(?:到|成)?|[，。？！?]"
)
SHORTEST_NAME = 4
"""Signs of a name that is looked for as a whole."""


def joined_phrase(question: Question) -> str:
    """What stands around 多少: 「盘活多少资产」 gives 盘活资产, as a report prints it; else ""."""
    match = _AROUND.search(question.text)
    return key(match[1] + match[2]) if match else ""


def name_asked(question: Question, knowledge: Knowledge) -> str:
    """The name before 增长多少, 是多少, 目标 …, as a key, where the report prints it so; else "".

    「工业投资增长多少」 asks of 工业投资 and not of 工业技改投资, which holds both its words.
    """
    name = printed_name(question, knowledge)
    return "" if is_listed(name) else name  # a short name stands for a longer one


def printed_name(question: Question, knowledge: Knowledge) -> str:
    """The same for a customary short name too."""
    bare = without_own(question.text, knowledge.report.source.place)
    bare = re.sub(r"(?:19|20)\d\d年?度?", "", bare)
    for word in lexicon("years")["relative"]:
        bare = bare.replace(word, "")
    name = key(_NAME_ENDS.split(bare)[0])
    if len(name) < SHORTEST_NAME:
        return ""
    return name if name in knowledge.text_key else ""
