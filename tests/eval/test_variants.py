"""Variants of a question are made as named and scored against the case as written."""

from assistant.model import Reply
from assistant.reply import reply
from corpus.model import Report
from eval.model import Case, Evidence
from eval.run import run_cases
from eval.variants import broken, consistency, variants
from index.library import Library


def case_of(question: str, wanted: str) -> Case:
    evidence = Evidence(table="附件2", row=1)
    return Case("a", "cell", question, (), ((wanted,),), (), (evidence,), None)


def test_each_variant_is_made_as_named(invented: Report) -> None:
    case = case_of("2024年地区生产总值增速的目标是多少", "6%左右")
    made = {one.id: one.question for one in variants(case, invented)}
    assert made == {
        "a~traditional": "2024年地區生產總值增速的目標是多少",
        "a~wide": "２０２４年地区生产总值增速的目标是多少",
        "a~yearless": "地区生产总值增速的目标是多少",
        "a~slip": "2024年地区生产总增值速的目标是多少",
        "a~synonym": "2024年GDP增速的目标是多少",
        "a~typo": "2024年地区生产总值曾速的目标是多少",
    }


def test_a_year_that_says_more_than_the_role_is_kept(invented: Report) -> None:
    kept = ("2023年GDP目标", "2023年GDP", "2024年GDP目标和2023年完成", "明年GDP的目标（2024年）")
    for question in kept:
        made = variants(case_of(question, "x"), invented)
        assert not any(one.id.endswith("yearless") for one in made)


def test_consistency_counts_what_breaks(invented_library: Library, invented: Report) -> None:
    case = case_of("2024年GDP增速的目标是多少", "6%左右")
    varied = list(variants(case, invented))

    def ask(asked: Case) -> Reply:
        question = "农村居民收入目标" if asked.id.endswith("wide") else asked.question
        return reply(question, invented_library)

    originals = run_cases([case], ask, invented)
    runs = run_cases(varied, ask, invented)
    rows = [line for line in consistency(originals, runs) if "全角" in line or "繁体" in line]
    assert rows[0].startswith("| 繁体 | 1 | 100.0%（1/1）")
    assert rows[1].startswith("| 全角 | 1 | 0.0%（0/1）")
    assert any(line.startswith("- a~wide") for line in broken(originals, runs))
