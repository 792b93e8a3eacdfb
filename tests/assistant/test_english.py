"""English questions on indicators are read in the report's words; names in Latin letters stay."""

import pytest

from assistant.asking.english import in_chinese


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("GDP growth target this year?", "GDP 增速 目标 今年"),
        ("how many good air quality days in 2025", "多少 空气质量优良天数 2025"),
        ("private economy added value target, pls", "民营经济增加值 目标"),
        ("rural income 2025", "农村居民人均可支配收入 2025"),
    ],
)
def test_the_names_of_indicators_and_the_asking(asked: str, read: str) -> None:
    assert in_chinese(asked).split() == read.split()


@pytest.mark.parametrize(
    "asked", ["what is BIM", "GDP of Atlantis 2026", "今年GDP target多少", "?"]
)
def test_what_is_no_indicator_or_of_another_place_stays(asked: str) -> None:
    assert in_chinese(asked) == asked
