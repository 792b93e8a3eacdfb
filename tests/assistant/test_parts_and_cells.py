"""Parts of told wholes, words of table cells, and values told in two ways, of two invented reports."""

from functools import cache
from pathlib import Path

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.adding import inspect
from index.embed import BigramEncoder
from index.library import Library

REPORTS = Path(__file__).parent.parent / "blind"


@cache
def library_of(name: str) -> Library:
    return Library.build([inspect(REPORTS / f"{name}.txt").report], BigramEncoder())


AREA = [
    ("房地产投资占固投几成", "412.7 ÷ 1386.5 × 100% ≈ 29.8%"),
    ("上市公司里科创板占几成", "29 ÷ 87 × 100% ≈ 33.3%"),
    ("高中学位占新增学位多少", "0.3 ÷ 2.58 × 100% ≈ 11.6%"),
    ("城镇居民收入比农村居民高多少元", "86915 − 48320 = 38595"),
    ("小巨人企业前年年底是几家", "148 − 21 = 127"),
    ("高新技术企业2024年是多少家", "3126 − 284 = 2842"),
    ("前年年底常住人口是多少", "286.4 − 3.2 = 283.2"),
    ("人才公寓今年比去年少建多少套", "4500 − 5600 = −1100"),
    ("海铁联运箱量去年完成多少", "63.8万标箱"),
    ("研发经费支出占地区生产总值比重今年目标", "5.6%左右"),
    ("充电桩那项归谁管，花多少钱", "1.3亿元"),
    ("社区卫生服务中心那项归谁管", "卫生健康委"),
    ("免费加装燃气报警器多少户", "8万户"),
]
COUNTY = [
    ("茶企里规上的占比", "28 ÷ 412 × 100% ≈ 6.8%"),
    ("有机茶园占全县茶园百分之几", "4.8 ÷ 32.6 × 100% ≈ 14.7%"),
    ("去年茶园面积多少亩", "与表里的数不一致"),
    ("温泉小镇总投资", "120000万元"),
    ("白鹭湾度假区和温泉小镇总投资合计", "186000 + 120000 = 306000"),
    ("妇幼保健院迁建多少张床位", "床位260张"),
    ("观景台建几处", "观景台12处"),
    ("去年四季度发送加到达多少人", "47.7 + 48.5 = 96.2"),
]


@pytest.mark.parametrize(
    ("name", "question", "holds"),
    [
        *(("new_area", question, holds) for question, holds in AREA),
        *(("tea_county", question, holds) for question, holds in COUNTY),
    ],
)
def test_what_is_asked_is_told_or_computed(name: str, question: str, holds: str) -> None:
    told = reply(question, library_of(name))
    assert isinstance(told, Answer)
    assert holds in told.text


@pytest.mark.parametrize(
    "question", ["去年免费加装燃气报警器多少户", "免费加装净水器多少户", "2024年集装箱吞吐量是多少"]
)
def test_what_is_not_told_is_refused(question: str) -> None:
    assert isinstance(reply(question, library_of("new_area")), Refusal)


@pytest.mark.parametrize("question", ["城镇和农村收入加起来多少", "存款增速和贷款增速加起来多少"])
def test_unlike_things_are_not_added_up(question: str) -> None:
    assert " + " not in reply(question, library_of("new_area")).text
