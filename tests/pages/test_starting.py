"""How the pages are started: options with a help, everything loaded before the first visitor."""

import pytest

from corpus.model import Report
from index.embed import BigramEncoder, Vectors
from index.library import Library
from pages import opened
from pages.__main__ import _options


def test_the_address_is_this_machine_alone_unless_said() -> None:
    options = _options([])
    assert (options.address, options.port) == ("127.0.0.1", 8501)
    assert _options(["--address", "0.0.0.0", "--port", "9000"]).port == 9000


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _options(["--help"])
    assert ended.value.code == 0
    assert "启动网页问答" in capsys.readouterr().out


def test_the_library_is_open_before_a_page_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "_SHELF", opened._Shelf())
    monkeypatch.setattr(opened, "_later", lambda *_: None)
    opened.preload()
    kept = opened._SHELF.opened
    assert kept is not None
    assert opened.library() is kept


def test_warming_up_loads_the_model_whatever_answers(report: Report) -> None:
    asked: list[str] = []

    class Listening(BigramEncoder):
        def question(self, text: str) -> Vectors:
            asked.append(text)
            return super().question(text)

    opened._warm_up(Library.build([report], Listening()))
    assert opened.NOTHING_SPECIAL in asked
