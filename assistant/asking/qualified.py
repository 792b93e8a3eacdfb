"""Whether a word of a question is told apart by one before it: 工业投资 is not 投资."""

import re

from index.words import tagged_words

_QUALIFYING = ("n", "nz", "nt", "vn", "b", "j", "l", "i")
"""Parts of speech of a word that tells the thing after it from its like."""
_TELLS_NOTHING = re.compile(
    "全.{0,2}|地方|情况|年度|计划|目标|预期|任务|实际|本级|方面|指标|数据|数字|报告|附[件表].?|表|"
    "老?百姓|群众|人民|[两俩三四五六七八九十]个?[区县市镇乡旗州盟]|地市|市州|州市|县区|区县|市县|县市|乡镇|街道|地区|城市|项目|工程|规模以上|规上|总量|增速|增长|"
    "同比|上年|累计|预计|经济|建设|一共|总共|合计|共计|平均|分别|各自?|.{0,2}[哪几各每].{0,2}"
)
"""Words that tell nothing apart: of whose, of when, and the headings of lists."""


def qualified_besides(text: str, at: int, header: str) -> bool:
    """Whether what stands right before a place of the text qualifies it by what a header lacks.

    「税收收入」 asks for no column 一般公共预算收入, 「服务业增速」 for no 生产总值增速.
    """
    start = 0
    before: list[tuple[str, str]] = []
    for word, tag in tagged_words(text):
        if start + len(word) > at:
            break
        start, before = start + len(word), [*before, (word, tag)]
    inside = text[start:at]
    if inside and not _is_told(inside, header):
        return True
    for word, tag in reversed(before):
        if tag not in _QUALIFYING or len(word) < 2:
            return False
        if not _is_told(word, header):
            return True
    return False


def goes_on_besides(text: str, end: int, header: str) -> bool:
    """Whether a word that ends there only qualifies the next: 「工业投资」 asks for no 工业增加值."""
    start = 0
    for word, tag in tagged_words(text):
        if start >= end:
            return tag in _QUALIFYING and len(word) > 1 and not _is_told(word, header)
        start += len(word)
    return False


def _is_told(word: str, header: str) -> bool:
    return word in header or _TELLS_NOTHING.fullmatch(word) is not None
