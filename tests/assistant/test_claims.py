"""What a question claims in words is held against the sentence that tells it."""

import pytest

from assistant.asking.question import read_question
from assistant.proof.premises import AGREES, asked_openly
from assistant.sentences.claims import NOT_SO, claim_verdict
from assistant.sentences.most_claimed import most_told
from corpus.model import Report, Span
from corpus.store import source_of

LINES = {
    "pairs": "新增国家级企业31家、市级企业90家。",
    "most": "甲类项目投资20亿元、占比25%；乙类项目投资48亿元、占比60%；丙类项目投资12亿元、占比15%。",
    "done": "滨河隧道建成通车，老火车站地块未完成出让。",
    "share": "软件业占全市1/7、物流业占全市1/3。",
    "named": "全市最高楼锦江塔主体完工。",
}
TEXT = "滨河市政府工作报告\n一、2031年工作回顾\n" + "\n".join(LINES.values()) + "\n"


def _report() -> Report:
    settings = {
        "title": "滨河市政府工作报告",
        "place": "滨河市",
        "done_year": 2031,
        "plan_year": 2032,
    }
    return Report(source_of("滨河市-2032", settings, TEXT, "0"), TEXT, (), (), (), (), ())


@pytest.mark.parametrize(
    ("line", "claim", "verdict"),
    [
        ("pairs", "新增国家级企业90家、市级企业31家，对吗", NOT_SO),
        ("pairs", "新增国家级企业31家、市级企业90家，对吗", AGREES),
        ("most", "占比最高的是甲类项目吧", NOT_SO),
        ("most", "占比最高的是乙类项目吧", AGREES),
        ("most", "丙类项目占比最低对吧", AGREES),
        ("done", "滨河隧道还没通车吧", NOT_SO),
        ("done", "滨河隧道通车了吧", AGREES),
        ("done", "老火车站地块已经出让了吧", NOT_SO),
        ("share", "物流业占全市1/4吧", NOT_SO),
        ("share", "软件业占全市1/7吧", AGREES),
        ("named", "全市最高楼是南山塔吧", NOT_SO),
        ("named", "全市最高楼是哪座", ""),
    ],
)
def test_claims(line: str, claim: str, verdict: str) -> None:
    report = _report()
    start = TEXT.index(LINES[line])
    span = Span(start, start + len(LINES[line]))
    assert claim_verdict(read_question(claim, report), span, report) == verdict


def test_the_most_of_several() -> None:
    report = _report()
    start = TEXT.index(LINES["most"])
    span = Span(start, start + len(LINES["most"]))
    assert "乙类" in most_told(read_question("哪类占比最高", report), span, report)


def test_a_claimed_rank_is_asked_openly() -> None:
    opened = asked_openly(read_question("工业产值是全省第一吧", _report()), _report())
    assert opened is not None
    assert "第几" in opened.text
