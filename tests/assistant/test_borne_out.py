"""是的 is said only where the sentence bears out all that is claimed; else what it does not print."""

import pytest

from assistant.asking.pinyin import is_pinyin
from assistant.model import Reason, Refusal
from assistant.proof.premises import AGREES
from assistant.reply import reply
from assistant.sentences.claims import NOT_SO
from assistant.support.borne_out import PLANNED, UNLIKE, UNTOLD
from index.library import Library
from tests.assistant.test_other_papers import shelf


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("保费收入占全市三分之一对吗", AGREES),
        ("保费收入占全市一半？", NOT_SO),
        ("保费收入占全国1/3吧", UNLIKE.format("全国")),
        ("财产险保费收入占全市1/3吧", UNLIKE.format("财产险")),
        ("信访总量比十三五时期上升了35.5%对吗", NOT_SO),
        ("信访总量比十三五时期下降了35.5%对吗", AGREES),
        ("渝港合伙联营律所是全国首家吗", UNLIKE.format("全国首家")),
        ("西部第一高楼已经投用了吧", UNTOLD.format("投用")),
        ("化龙桥院区一期投用了吧", AGREES),
        ("没有轨道9号线开通吧", NOT_SO),
        ("没有领事馆吧", NOT_SO),
        ("洪崖洞消防站已经建好了吧", PLANNED),
    ],
)
def test_a_claim_is_borne_out_in_all_its_words(claim: str, verdict: str, library: Library) -> None:
    assert reply(claim, library).text.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "reads"),
    [
        ("qunian shijiyong waizi duoshao", True),
        ("GDP jinnian mubiao duoshao", True),
        ("how many projects this year", False),
        ("what is the change of the target", False),
        ("去年FDI多少", False),
    ],
)
def test_pinyin_is_told_from_english(question: str, reads: bool) -> None:
    assert is_pinyin(question) is reads


@pytest.mark.parametrize(
    ("question", "chat"),
    [
        ("今天天气怎么样", True),
        ("唱首歌给我听", True),
        ("今天空气质量怎么样", True),
        ("今天空气质量优良天数多少", False),
        ("隔壁唱歌吵得睡不着，这事有人管吗", False),
    ],
)
def test_what_only_sounds_like_chat(question: str, chat: bool, library: Library) -> None:
    told = reply(question, library)
    assert (isinstance(told, Refusal) and told.reason is Reason.CHAT) is chat


def test_two_letters_exchanged(library: Library) -> None:
    assert reply("去年的GPD增速是多少", library).resolved == "去年的GDP增速是多少"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("出口增长5.2%吧", "不是"),
        ("出口增长6.8%吧", AGREES),
        ("进口增长6.8%吧", "不是"),
    ],
)
def test_a_figure_is_of_the_thing_right_before_it(claim: str, verdict: str) -> None:
    assert reply(claim, shelf("bay_city_plan")).text.startswith(verdict)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("GDP去年1781.8亿对吧", AGREES),
        ("GDP去年1800亿对吧", "不是"),
        ("人均预期寿命全市第2吧", "不是"),
        ("人均预期寿命全市第一吧", AGREES),
        ("社零总额1851.2亿没错吧", AGREES),
        ("进出口增速28.5%对不", AGREES),
        ("20项指标能完成对吧", AGREES),
        ("22项指标能完成对吧", "不是"),
        ("高企没到240家吧", "不是"),
        ("社零去年超过计划了吧", "不是"),
        ("失业率没超过目标吧", "是的"),
        ("进出口没超过目标吧", "不是"),
        ("GDP去年涨了6个点吧", "不是"),
    ],
)
def test_amounts_ranks_and_counts_claimed_of_the_shipped_report(
    claim: str, verdict: str, library: Library
) -> None:
    assert reply(claim, library).text.startswith(verdict)
