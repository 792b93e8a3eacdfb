"""Vectors of example sentences: kept with the index, made anew where they are of other texts."""

from pathlib import Path

import numpy as np

from index.embed import BigramEncoder
from index.examples import Examples, open_examples

TEXTS = ("车没有地方停", "楼下太吵睡不着", "孩子没人带")


def test_the_text_most_like_a_question(tmp_path: Path) -> None:
    encoder = BigramEncoder()
    examples = open_examples(TEXTS, encoder, tmp_path)
    assert examples is not None
    ((at, cosine),) = examples.most_like(encoder.question("楼下吵得睡不着"))
    assert TEXTS[at] == "楼下太吵睡不着"
    assert 0 < cosine <= 1.0001


def test_vectors_are_kept_and_told_only_when_made(tmp_path: Path) -> None:
    heard: list[str] = []
    encoder = BigramEncoder()
    first = open_examples(TEXTS, encoder, tmp_path, tell=heard.append)
    again = open_examples(TEXTS, encoder, tmp_path, tell=heard.append)
    assert isinstance(first, Examples)
    assert isinstance(again, Examples)
    assert np.array_equal(first.vectors, again.vectors)
    assert len(heard) == 1
    open_examples(TEXTS[:2], encoder, tmp_path, tell=heard.append)
    assert len(heard) == 2


def test_a_damaged_file_is_made_anew_and_no_texts_need_none(tmp_path: Path) -> None:
    (tmp_path / "examples.npz").write_bytes(b"no vectors")
    assert open_examples(TEXTS, BigramEncoder(), tmp_path) is not None
    assert open_examples((), BigramEncoder(), tmp_path) is None
