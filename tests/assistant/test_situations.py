"""What people tell of their lives is read as one word that stands for what a report calls it."""

import pytest

from assistant.asking.situations import example_sentences, wordings_like
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Refusal
from assistant.reply import reply
from index.embed import BigramEncoder
from index.examples import Examples
from index.library import Library
from tests.assistant.test_other_papers import paper, shelf


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("买了车转半天找不到地方停，今年有啥安排", "新增停车位2000个"),
        ("两口子都上班，娃没人带咋办", "新增社区托育点8个"),
        ("我们院子破破烂烂，轮得到翻修不", "改造老旧小区29个"),
    ],
)
def test_a_need_told_in_everyday_words_finds_its_measure(question: str, told: str) -> None:
    answer = reply(question, shelf("city_plan"))
    assert isinstance(answer, Answer)
    assert told in answer.text


@pytest.mark.parametrize("question", ["邻居天天扯皮闹矛盾，谁来劝", "走路都怕，路灯坏了没人修"])
def test_a_need_of_which_the_report_says_nothing_is_refused(question: str) -> None:
    assert isinstance(reply(question, shelf("city_plan")), Refusal)


def test_what_is_said_like_an_example_is_asked_in_the_wordings_of_its_situation() -> None:
    library = Library.build([paper("city_plan")], BigramEncoder())
    knowledge = knowledge_of(paper("city_plan"))
    sentence = next(one for one in example_sentences() if "位子" in one)
    assert wordings_like(sentence, library, knowledge) == ()
    texts = example_sentences()
    library.examples = Examples(texts, BigramEncoder().questions(texts))
    assert "停车" in wordings_like(sentence, library, knowledge)
    assert wordings_like("讲个故事听听", library, knowledge) == ()
    assert wordings_like("GDP增速讲个故事听听", library, knowledge) == ()
