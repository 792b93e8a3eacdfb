"""Reports of every shape answer every kind of question, or refuse; none ends in an error."""

from pathlib import Path

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.model import Report
from corpus.store import load_report
from eval.cases import QUESTIONS, load_cases
from index.embed import BigramEncoder
from index.library import Library

SHAPES = sorted(one for one in (Path(__file__).parents[1] / "invented").iterdir() if one.is_dir())
CASES = load_cases(QUESTIONS / "dev.jsonl")[::29]

PLAIN = """滨河市政府工作报告

一、2031年工作回顾

城乡居民人均可支配收入分别增长4%和6.5%左右，金融机构存、贷款余额分别增长7.1%、9.2%。签约亿元以上项目31个。
财政平稳运行,预计财政总收入完成88亿元,其中地方收入52亿元。商品销售总额居全省第二。
工业增加值增长3.1%，低于目标1.9个百分点；客、货运量完成310万人次、170万吨，分别增长3%、6.4%。
技改投资增速未达到目标，主要是因为龙头企业投产推迟，配套项目开工不足，部分企业观望。
"""


@pytest.fixture(scope="module")
def without_lists(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A report of one paragraph: no heading below the first, no list, no table, no note."""
    folder = tmp_path_factory.mktemp("滨河市-2032")
    (folder / "report.txt").write_text(PLAIN, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "滨河市政府工作报告"\nplace = "滨河市"\ndone_year = 2031\nplan_year = 2032\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    return Library.build([load_report(folder)], BigramEncoder())


def _library(report: Report) -> Library:
    return Library.build([report], BigramEncoder())


@pytest.mark.parametrize("folder", SHAPES, ids=lambda one: one.name)
def test_every_question_is_answered_or_refused(folder: Path) -> None:
    library = _library(load_report(folder))
    for case in CASES:
        told = reply(case.question, library, history=case.history)
        assert isinstance(told, Answer | Refusal)
        assert told.text


def test_a_report_without_any_list(without_lists: Library) -> None:
    for case in CASES:
        assert reply(case.question, without_lists, history=case.history).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("农村居民收入增长多少", "6.5%左右"),
        ("城镇居民收入增长多少", "4%"),
        ("贷款余额增长多少", "9.2%"),
        ("存款余额增速", "7.1%"),
        ("签约了多少亿元以上项目", "31个"),
        ("货运量增长多少", "6.4%"),
        ("地方收入多少", "其中地方收入52亿元。"),
        ("商品销售总额排名", "第二"),
        ("工业增加值完成目标了吗", "低于目标1.9个百分点"),
        ("为什么技改投资没完成目标", "部分企业观望"),
    ],
)
def test_running_text_alone_answers(question: str, told: str, without_lists: Library) -> None:
    answer = reply(question, without_lists)
    assert isinstance(answer, Answer)
    assert told in answer.text
