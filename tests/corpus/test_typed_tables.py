"""Tables typed as lines: parted by blanks, also by the single one that a web page leaves."""

import pytest

from corpus.read import take

HEAD = ("指标名称", "单位", "2023年完成", "2024年目标")
ROWS = (("地区生产总值", "亿元", "186.4", "202"), ("财政收入", "亿元", "9.86", "10.35"))


@pytest.mark.parametrize(
    "blank", ["    ", " ", "\u3000", "\u00a0", "\u00a0 \u00a0", "\t", " | ", "｜"], ids=repr
)
def test_whatever_parts_the_cells_they_are_a_table(blank: str) -> None:
    lines = ["一、目标", *(blank.join(row) for row in (HEAD, *ROWS)), "二、任务是好的。"]
    clean = take("\n".join(lines).encode(), "text", "样本").clean
    (table,) = [one for one in clean.blocks if hasattr(one, "rows")]
    read = [
        tuple(clean.text[cell.start : cell.end] for cell in row.cells if cell) for row in table.rows
    ]
    assert read == [HEAD, *ROWS]


def test_words_with_single_blanks_are_no_table() -> None:
    lines = ["指标名称 单位 2023年完成", "我们 要做 好工作", "大家 一起 努力"]
    clean = take("\n".join(lines).encode(), "text", "样本").clean
    assert not any(hasattr(one, "rows") for one in clean.blocks)
