"""What a sentence tells is answered, however people ask it; what it tells of another thing is not."""

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.store import load_report
from index.embed import BigramEncoder
from index.library import Library

REPORT = """东澜新区2025年国民经济和社会发展计划执行情况与2026年计划草案的报告

第一部分　2025年计划执行情况

全年地区生产总值684.2亿元，按不变价格计算增长5.6%，快于全市0.4个百分点。年末常住人口28.6万人。
一般公共预算收入74.2亿元，增长3.6%。居民消费价格上涨0.1%。
固定资产投资增长4.1%，低于目标0.9个百分点，主要是房地产开发投资下拉；社会消费品零售总额增长3.8%，低于目标1.2个百分点，主要是汽车零售走弱；居民消费价格略低于目标。
居民人均可支配收入84260元，增长5.7%，其中城镇86915元、增长5.5%，农村48320元、增长6.6%。
岸电使用电量1.12亿千瓦时。集成电路关键材料本地配套率只有31%。
线上卖茶19.3亿元。争取上级资金成效明显，中央预算内资金3.26亿元、专项债券9.74亿元、超长期特别国债4.85亿元，三项合计17.85亿元。
特大暴雨中转移群众1.37万人，无一人伤亡。

第二部分　2026年预期目标

2026年是新区获批设立二十周年。

一、主要预期目标
——经济增长：地区生产总值增长5.5%左右。
——需求拉动：固定资产投资增长4%，关键材料本地配套率提高到36%。
——民生保障：城镇新增就业9万人以上。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A report of a 新区, most of it running text."""
    folder = tmp_path_factory.mktemp("东澜新区-2026")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "计划报告"\nplace = "东澜新区"\ndone_year = 2025\nplan_year = 2026\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    return Library.build([load_report(folder)], BigramEncoder())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("新区现在一共住着多少人啊", "28.6万人"),
        ("咱们新区常住人口多少", "28.6万人"),
        ("经济增速比全市快多少", "快于全市0.4个百分点"),
        ("岸电一年用了多少度", "1.12亿千瓦时"),
        ("新区挂牌到今年多少年了", "二十周年"),
        ("农村居民收入多少", "48320元"),
        ("固投为什么没达标", "主要是房地产开发投资下拉"),
        ("主要目标分哪几块", "- 需求拉动"),
        ("转移了多少群众", "1.37万人"),
        ("茶叶网上卖了多少", "线上卖茶19.3亿元"),
        ("争取上级资金一共多少", "三项合计17.85亿元"),
    ],
)
def test_what_a_sentence_tells_is_answered(question: str, told: str, library: Library) -> None:
    answer = reply(question, library)
    assert isinstance(answer, Answer)
    assert told in answer.text


def test_what_is_and_what_is_aimed_at_are_told_side_by_side(library: Library) -> None:
    answer = reply("关键材料本地配套率现在多少，今年要到多少", library)
    assert isinstance(answer, Answer)
    assert "31%" in answer.text
    assert "36%" in answer.text


def test_a_reason_is_told_without_that_of_another_thing(library: Library) -> None:
    assert "汽车" not in reply("固投为什么没达标", library).text


@pytest.mark.parametrize(
    "question",
    [
        "居民消费价格为什么没达标",
        "一般公共预算支出去年多少",
        "浦东新区常住人口多少",
        "工业增速比全市快多少",
        "特大暴雨死了几个人",
        "各家银行贷款一共多少",
        "住着多少外国人",
    ],
)
def test_what_is_told_of_another_thing_is_refused(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)
