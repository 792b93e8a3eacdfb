"""Clauses: where they end, and what ends nothing."""

import pytest

from corpus.model import Span
from corpus.sentences import clauses


@pytest.mark.parametrize(
    ("text", "ends", "found"),
    [
        ("甲增长5%，乙下降；丙不变。", "，；。", ["甲增长5%，", "乙下降；", "丙不变。"]),
        ("甲增长5%，乙下降；丙不变", "；", ["甲增长5%，乙下降；", "丙不变"]),
        ("甲（乙，丙），丁。", "，。", ["甲（乙，丙），", "丁。"]),
        ("共1,200个,其中甲24:00前", "，：", ["共1,200个,", "其中甲24:00前"]),
        ("甲、乙，丙", "、，", ["甲、", "乙，", "丙"]),
        ("）甲，乙", "，", ["）甲，", "乙"]),
        (" ， ", "，", ["，"]),
    ],
)
def test_clauses(text: str, ends: str, found: list[str]) -> None:
    spans = list(clauses(text, Span(0, len(text)), ends))
    assert [text[one.start : one.end] for one in spans] == found
