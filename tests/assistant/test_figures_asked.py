"""A figure asked for without its name is looked up by it only where nothing else speaks against it."""

import pytest

from assistant.asking.figures_asked import example_questions
from assistant.asking.situations import example_sentences
from assistant.model import Answer, Refusal
from assistant.reply import reply
from index.embed import BigramEncoder
from index.examples import Examples
from index.library import Library
from tests.assistant.test_other_papers import paper


@pytest.fixture(scope="module")
def library() -> Library:
    """A library that holds the examples; the bigrams of an example are like it alone."""
    found = Library.build([paper("city_plan")], BigramEncoder())
    texts = (*example_sentences(), *example_questions())
    found.examples = Examples(texts, BigramEncoder().questions(texts))
    return found


ASKED = "待业的占几个点"
"""An example of the lexicon for the rate of unemployment, of which the paper gives 登记失业率."""


def test_an_example_is_answered_by_the_name_of_its_figure(library: Library) -> None:
    assert ASKED in example_questions()
    told = reply(ASKED, library)
    assert isinstance(told, Answer)
    assert "城镇登记失业率" in told.text
    assert "失业率" in told.resolved


def test_without_examples_the_question_is_refused() -> None:
    plain = Library.build([paper("city_plan")], BigramEncoder())
    assert isinstance(reply(ASKED, plain), Refusal)


@pytest.mark.parametrize("question", ["失业的人领多少钱一个月", "彩礼一般给多少"])
def test_what_only_sounds_near_stays_refused(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)
