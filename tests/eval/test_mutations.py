"""Altered answers are caught, true ones pass."""

from assistant.model import Answer
from assistant.reply import reply
from corpus.model import Report
from eval.mutations import MUTATIONS, mutation_table, tally
from index.library import Library

QUESTIONS = (
    "2024年GDP增速目标是多少",
    "2023年PM2.5完成目标了吗",
    "农村居民收入2024年目标比2023年完成多多少",
    "哪些指标没完成",
    "GDP总量多少亿",
    "三区一城是什么",
    "老旧小区改造多少个",
)


def test_every_kind_of_alteration_is_caught(invented_library: Library, invented: Report) -> None:
    replies = [reply(question, invented_library) for question in QUESTIONS]
    answers = [one for one in replies if isinstance(one, Answer)]
    assert len(answers) == len(QUESTIONS)
    found = tally(answers, invented)
    assert found.alarms == 0
    assert sum(found.made.values()) > 60
    assert not found.missed
    assert len(list(mutation_table(found))) >= 4
    assert set(found.made) <= set(MUTATIONS)
