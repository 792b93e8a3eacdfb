"""The chart of an answer over years or places: a mark a cell, each leading to its cell."""

from assistant.dashboard.over_reports import told_over
from assistant.model import Answer
from assistant.reply import reply
from index.library import Library
from pages.charts import over_chart
from pages.theme import LIGHT


def drawn(question: str, shelf: Library) -> tuple[list[str], list[dict[str, object]]]:
    """The kinds of marks, bottom up, and the rows of a chart."""
    answer = reply(question, shelf)
    assert isinstance(answer, Answer)
    chart = over_chart(told_over(answer, shelf), LIGHT).to_dict()
    rows = chart["datasets"] if "datasets" in chart else {"": chart["data"]["values"]}
    return [one["mark"]["type"] for one in chart["layer"]], next(iter(rows.values()))


def test_years_are_a_line_with_dots_and_rings(shelf: Library) -> None:
    marks, rows = drawn("临川市近三年GDP增速", shelf)
    assert marks == ["line", "point", "circle"]
    assert {row["when"] for row in rows} == {"2022年", "2023年"}
    assert all(str(row["link"]).startswith("reader?") for row in rows)


def test_places_are_bars_with_the_words_of_the_report(shelf: Library) -> None:
    marks, rows = drawn("2023年GDP增速哪个市最高", shelf)
    assert marks == ["bar", "text"]
    assert sorted(str(row["shown"]) for row in rows) == ["5.8%", "6.2%"]
