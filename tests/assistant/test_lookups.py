"""Looking things up in the annex tables the other way round, and two indicators against each other."""

import pytest

from assistant.model import Answer
from assistant.reply import reply
from index.library import Library


def told(question: str, library: Library) -> str:
    answer = reply(question, library)
    assert isinstance(answer, Answer), f"{question}: {answer.text}"
    return answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("附件1把指标分成了哪几类", "分2类"),
        ("森林覆盖率归在哪一类", "“森林覆盖率”在附件1里属于“生态环境”类"),
        ("PM2.5在附件1排第几行", "附件1 第5行"),
        ("哪个指标去年完成了7.4%", "规模以上工业增加值增速"),
        ("今年目标是22800的是什么指标", "农村居民人均可支配收入"),
        ("去年规上工业增加值和GDP谁增得快，快多少", "前者比后者高1.6个百分点"),
        ("GDP增速和PM2.5去年哪个高", "单位不同"),
        ("两张附表都有的指标有哪些", "有3项"),
        ("附件1约束性的有几项", "2项"),
        ("森林覆盖率是约束性的还是预期性的", "约束性指标"),
        ("去年PM2.5多少、今年目标多少", "≤35微克/立方米"),
        ("经济运行那类有哪项没达标", "地区生产总值增速"),
    ],
)
def test_lookups(question: str, words: str, invented_library: Library) -> None:
    assert words in told(question, invented_library)


def test_a_value_that_no_row_has_names_no_row(invented_library: Library) -> None:
    assert "符合的指标" not in reply("哪个指标去年完成了9.9%", invented_library).text
