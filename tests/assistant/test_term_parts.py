"""What one part of a coded name stands for."""

import pytest

from assistant.terms.term_parts import _code_of, names_listed


@pytest.mark.parametrize(
    ("name", "code"),
    [("“1+8+N”指挥体系", "1+8+N"), ("“3X”服务", ""), ("一核两翼", ""), ("“2211”服务网", "2211")],
)
def test_the_code_of_a_name(name: str, code: str) -> None:
    assert _code_of(name) == code


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
