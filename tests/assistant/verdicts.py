"""What the tests of claims look at: how the reply to a claim begins."""

from assistant.model import Answer
from assistant.reply import reply
from index.library import Library

YES, NO = "是的", "不是"


def assert_judged(claim: str, begins: str, library: Library) -> None:
    """The claim is answered, and the answer begins with 是的 or 不是 as given."""
    told = reply(claim, library)
    assert isinstance(told, Answer)
    assert told.text.startswith(begins)


def assert_not_judged(claim: str, library: Library) -> None:
    """The reply to the claim says neither."""
    assert not reply(claim, library).text.startswith((YES, NO))
