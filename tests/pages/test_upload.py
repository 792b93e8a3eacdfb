"""The upload panel without a browser: what was read is shown, a doubt is asked about, an error is a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.store import FOLDER_SETTING

PAPERS = Path(__file__).parent.parent / "other_papers"


@dataclass(frozen=True)
class Chosen:
    """A file as the browser hands it over."""

    name: str
    data: bytes

    def getvalue(self) -> bytes:
        return self.data


def panel() -> None:
    from pages.upload import upload_panel

    upload_panel()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, bytes], AppTest]:
    """Draws the panel with a file chosen; reports go to a folder of the test's own."""
    monkeypatch.setenv(FOLDER_SETTING, str(tmp_path / "documents"))
    monkeypatch.setattr("pages.upload.reopen", lambda: None)

    def chosen(name: str, data: bytes) -> AppTest:
        file = Chosen(name, data)
        monkeypatch.setattr("pages.upload.st.file_uploader", lambda *_, **__: file)
        return AppTest.from_function(panel, default_timeout=60).run()

    return chosen


def words(page: AppTest) -> str:
    return "".join(one.proto.body for one in page.get("html"))


def test_what_was_read_is_shown_before_it_goes_in(
    choose: Callable[[str, bytes], AppTest], tmp_path: Path
) -> None:
    page = choose("plan.txt", (PAPERS / "city_plan.txt").read_bytes())
    assert not page.exception
    told = words(page)
    assert "清河市" in told
    assert "18 项指标" in told
    assert "三、2025年国民经济和社会发展主要任务" in told
    assert not (tmp_path / "documents").exists()
    next(one for one in page.button if "加入" in one.label).click().run()
    assert "已加入" in page.success[0].value
    assert (tmp_path / "documents" / "清河市-2025" / "source.toml").is_file()


def test_a_doubtful_report_says_what_is_doubtful(choose: Callable[[str, bytes], AppTest]) -> None:
    data = (PAPERS / "city_plan.txt").read_text("utf-8").replace("（三）乡村", "（五）乡村", 1)
    page = choose("plan.txt", data.encode())
    assert [one.label for one in page.button] == ["上面的疑点已看过，加入"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("空.txt", b""), ("坏.docx", b"no zip at all"), ("坏.pdf", b"%PDF-1.7 broken")],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    choose: Callable[[str, bytes], AppTest], name: str, data: bytes
) -> None:
    page = choose(name, data)
    assert not page.exception
    assert len(page.error) == 1
    assert page.error[0].value.endswith(("。", "）"))
    assert not page.button
