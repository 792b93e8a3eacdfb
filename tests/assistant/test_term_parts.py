"""What one part of a coded name stands for."""

import pytest

from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.terms.term_parts import code_of, named_by_piece, names_listed
from corpus.model import Report


@pytest.mark.parametrize(
    ("name", "code"),
    [("“1+8+N”指挥体系", "1+8+N"), ("“3X”服务", ""), ("一核两翼", ""), ("“2211”服务网", "2211")],
)
def test_thecode_of_a_name(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("words", "piece", "lists"),
    [
        ("联动甲局、乙局等8个站点", "8", True),
        ("3个机构甲院、乙院", "3", True),
        ("指总队、15支分队、11支小队", "15", False),
        ("1个总站", "1", False),
    ],
)
def test_whether_a_clause_names_what_it_counts(words: str, piece: str, lists: bool) -> None:
    assert names_listed(words, piece) is lists


def test_a_term_named_by_one_piece_and_where_it_is_used(report: Report) -> None:
    def named(words: str) -> int:
        return len(named_by_piece(read_question(words, report), knowledge_of(report)))

    assert named("大坪那5个街区名字") == named("大坪五个街区都叫啥") == 1
    assert named("解放碑那5个街区名字") == named("大坪那6个街区名字") == 0
