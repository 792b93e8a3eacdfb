"""Two things asked in one breath are both told, each of the thing that it is asked of."""

import pytest

from assistant.asking.figures_asked import example_questions
from assistant.asking.situations import example_sentences
from assistant.model import Answer, Reason, Refusal
from assistant.reply import reply
from assistant.turns.messages import asked_of_each
from corpus.store import load_report
from index.embed import BigramEncoder
from index.examples import Examples
from index.library import Library

REPORT = """望江市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告

第一部分　2025年计划执行情况

规模以上工业企业达到87户；实现营业收入213.5亿元，增长7.2%，利润总额9.64亿元，下降3.1%。
全社会研发经费投入58.9亿元、居全省第4位，占地区生产总值比重2.47%，提高0.12个百分点。
港口货物吞吐量2985万吨、集装箱吞吐量18.6万标箱，分别增长5.8%和27.4%。
受理12345热线诉求21.7万件，响应率100%，解决率94.6%，满意率96.1%。
一般公共预算收入96.4亿元，增长2.5%，低于目标1.5个百分点；税收收入71亿元，增长1.1%。
固定资产投资增长1.8%，增速在全省16个市中列第13位。
空气优良天数比率82.7%，但仍低于全省平均水平3.4个百分点。
土地出让收入下降38.6%，收支平衡压力加大。星河湾等4宗土地未能如期出让。
3个街道一般公共预算收入分别完成21.4亿元、18.9亿元和11.6亿元。

第二部分　2026年预期目标

主要预期目标为：地区生产总值增长5.5%左右；规上工业增加值增长7.5%左右；社会消费品零售总额增长5%左右；研发经费投入占地区生产总值比重2.6%左右；一般公共预算收入增长3%。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A city's report without annexes; the library knows how people ask for figures."""
    folder = tmp_path_factory.mktemp("望江市-2026")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "计划报告"\nplace = "望江市"\ndone_year = 2025\nplan_year = 2026\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    found = Library.build([load_report(folder)], BigramEncoder())
    texts = (*example_sentences(), *example_questions())
    found.examples = Examples(texts, BigramEncoder().questions(texts))
    return found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("规上工业企业利润多少，是涨是跌", ("9.64亿元", "下降3.1%")),
        ("规上工业企业利润是涨了还是跌了，多少钱？", ("9.64亿元", "下降3.1%")),
        ("研发经费投入多少，占GDP多少？", ("58.9亿元", "2.47%")),
        ("集装箱吞吐量多少标箱，涨了多少？", ("18.6万标箱", "“集装箱吞吐量”对应27.4%")),
        ("12345热线的解决率、满意率？", ("94.6%", "96.1%")),
        ("一般公共预算收入多少，比目标低多少？", ("96.4亿元", "低于目标1.5个百分点")),
        ("固定资产投资增速在全省排多少名", ("第13位",)),
        ("2026年规上工业增加值和社零的目标各是几个点？", ("7.5%", "5%")),
    ],
)
def test_both_are_told(question: str, told: tuple[str, ...], library: Library) -> None:
    answer = reply(question, library)
    assert isinstance(answer, Answer), answer.text
    assert all(one in answer.text for one in told), answer.text


def test_a_growth_elsewhere_in_the_list_of_targets_is_not_the_change_asked(
    library: Library,
) -> None:
    told = reply("税收收入多少，是涨是跌", library)
    assert "71亿元" in told.text
    assert "1.1%" in told.text
    assert "2.5%" not in told.text


def test_a_comparison_with_the_province_is_of_the_own_place(library: Library) -> None:
    told = reply("空气优良天数比率低于全省平均水平多少", library)
    assert isinstance(told, Answer), told.text
    assert "3.4个百分点" in told.text


@pytest.mark.parametrize("question", ["全省研发经费投入多少", "邻县的研发经费投入多少"])
def test_other_places_stay_refused(question: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Refusal)
    assert told.reason is Reason.OTHER_PLACE


def test_a_sentence_with_none_of_the_words_gives_way_to_the_figure_meant(library: Library) -> None:
    """「卖地」 is an everyday word for 土地出让; the example is word for word what is asked."""
    asked = next(one for one in example_questions() if one.startswith("卖地的钱比上年"))
    told = reply(asked, library)
    assert isinstance(told, Answer), told.text
    assert "38.6%" in told.text
    assert "4宗" not in told.text


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "今年甲产量和乙产量的目标各是多少？",
            ("今年甲产量的目标是多少", "今年乙产量的目标是多少"),
        ),
        ("出口、进口分别多少", ("出口是多少", "进口是多少")),
        ("出口是多少", ()),
        ("哪些指标完成了", ()),
    ],
)
def test_each_of_two_things(message: str, questions: tuple[str, ...]) -> None:
    assert asked_of_each(message) == questions


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("研发经费投入多少（不是工业那个）", "58.9亿元", "规上工业"),
        ("税收总收入是多少", "71亿元", "营业收入"),
    ],
)
def test_what_is_excluded_is_not_told(
    question: str, told: str, untold: str, library: Library
) -> None:
    answer = reply(question, library)
    assert told in answer.text
    assert untold not in answer.text
