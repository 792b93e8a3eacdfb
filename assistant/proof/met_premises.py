"""Says whether a claim that a target was met, or missed, is so: 「达到了目标，是这样吧」."""

import re

from assistant.asking.question import Question
from assistant.proof.bounds import DOUBLY_DENIED
from assistant.proof.premises import CONFIRMING

_ASKS_MET = re.compile("(?:完成|达到|实现).{0,6}了?(?:没|没有)?吗?[？?]?$|是否|有没有")
_CLAIMS = re.compile(
    "(?:吧|对不对?|对吗|对么|没错|属实|真的吗|(?:，|目标|任务|计划)(?:是不是|是吗|是么|是这样[吧吗的]*))[。？?]*$|^(?:听说|据说)"
)
_MISSED = re.compile(
    "没(?:有)?(?:完成|达到|实现|达标|达成)|未(?:完成|达到|实现|达标|达成)|不达标|(?:不及|不如|低于|没到|没有到|未到|未及)(?:年初)?(?:的)?(?:预期|目标|计划)|超标"
)
_NOT_MISSED = re.compile("(?:没有?|并未|未|不)(?:低于|不及|不如|少于|超标)")


def met_verdict(question: Question, *, met: bool) -> str:
    """Words before a judgement that the question claims: 「达到了目标，是这样吧」."""
    claims = _CLAIMS.search(question.text) or not _ASKS_MET.search(question.text)
    unclear = DOUBLY_DENIED.search(question.text)
    if not claims or unclear or not CONFIRMING.search(question.text):
        return ""
    bare = _NOT_MISSED.sub("", question.text)
    claims_missed = _MISSED.search(bare) is not None
    return "是的。" if met != claims_missed else "不是。"
