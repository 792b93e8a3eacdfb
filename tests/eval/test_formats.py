"""One report in several formats: differences and answers, a row a file."""

from pathlib import Path

import pytest

from corpus.store import load_report
from eval.encoded import Shared
from eval.formats import FormatRow, differing, format_rows, rows_table, sums_table
from index.embed import BigramEncoder
from tests.conftest import INVENTED

SAMPLES = Path(__file__).parent.parent / "samples" / "files"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[FormatRow, ...]:
    """The report itself, a sound copy, a copy with a changed cell, and a file that is none."""
    folder = tmp_path_factory.mktemp("formats")
    sound = SAMPLES / "invented-pandoc.md"
    changed, broken = folder / "changed.md", folder / "broken.pdf"
    words = sound.read_text(encoding="utf-8")
    assert words.count("21350") > 0
    changed.write_text(words.replace("21350", "99999"), encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4 nothing")
    report = load_report(INVENTED)
    return tuple(format_rows(report, [sound, changed, broken], Shared(BigramEncoder())))


def test_a_sound_copy_differs_in_nothing_and_answers_all(rows: tuple[FormatRow, ...]) -> None:
    itself, sound, _, _ = rows
    assert not any(one.count for one in sound.found)
    assert [str(sound.right(kind)) for kind in ("cell", "term")] == [
        str(itself.right(kind)) for kind in ("cell", "term")
    ]
    assert sound.right("cell").right == sound.right("cell").total > 10


def test_a_changed_cell_is_a_difference_and_a_wrong_answer(rows: tuple[FormatRow, ...]) -> None:
    changed = rows[2]
    assert {one.kind for one in changed.found if one.count} == {"指标值"}
    assert changed.right("cell").right < changed.right("cell").total
    told = "\n".join(differing([changed], shown=5))
    assert "少：附件1 农村居民人均可支配收入 2023年完成情况：21350" in told
    assert "完成情况和目标相差多少？ → 缺 350元" in told


def test_a_file_that_cannot_be_read_is_a_row_that_says_why(rows: tuple[FormatRow, ...]) -> None:
    assert "PDF 已损坏" in rows[3].problem
    assert any("PDF 已损坏" in line for line in rows_table(rows))


def test_the_sums_count_files_without_a_difference(rows: tuple[FormatRow, ...]) -> None:
    (line,) = [one for one in sums_table(rows) if one.startswith("| .md |")]
    assert line.startswith("| .md | 2 | 1 |")


def test_the_same_words_are_embedded_once() -> None:
    class Counting(BigramEncoder):
        asked = 0

        def passages(self, texts, progress=None):
            self.asked += len(texts)
            return super().passages(texts, progress)

    counting = Counting()
    shared = Shared(counting)
    first = shared.passages(["甲", "乙", "甲"])
    again = shared.passages(["乙", "甲"])
    assert counting.asked == 2
    assert (first[1] == again[0]).all()
    assert (first[0] == again[1]).all()
