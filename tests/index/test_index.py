"""Chunks, search and the index on disk."""

from itertools import pairwise

import pytest

from corpus.model import Report
from index.embed import BigramEncoder
from index.fuse import fuse
from index.keywords import KeywordIndex, tokens
from index.library import Library
from index.split import LONGEST_PIECE, chunk_text, clause_spans, split


def test_every_printed_sign_is_in_some_chunk(report: Report) -> None:
    covered = bytearray(len(report.text))
    for chunk in split(report):
        covered[chunk.span.start : chunk.span.end] = b"\1" * len(chunk.span)
    assert not [at for at, sign in enumerate(report.text) if sign.strip() and not covered[at]]


def test_chunks_are_short_exact_and_the_same_every_time(report: Report) -> None:
    first, second = split(report), split(report)
    assert first == second
    assert len({chunk.id for chunk in first}) == len(first)
    assert all(len(c.span) <= LONGEST_PIECE for c in first if c.kind == "paragraph")


def test_clauses_lie_in_printed_order_inside_one_sentence_note_or_entry(report: Report) -> None:
    spans = clause_spans(report)
    whole = [one.span for paragraph in report.paragraphs for one in paragraph.sentences]
    whole += [one.span for one in report.footnotes]
    whole += [entry.content for box in report.boxes for entry in box.entries]
    assert list(spans) == sorted(set(spans))
    assert all(any(one in span and one != span for span in whole) for one in spans)


def test_the_nearest_clause_is_the_one_asked_for(invented: Report) -> None:
    library = Library.build([invented], BigramEncoder())
    segment = library.segment(invented.source.name)
    asked = invented[segment.clauses[3]]
    nearest = next(iter(library.clause_cosines(asked, invented.source.name)))
    assert invented[segment.clauses[nearest]] == asked


def test_a_row_is_embedded_with_its_columns(report: Report) -> None:
    chunk = next(one for one in split(report) if one.address == "附件1 第1行")
    assert "2025年预期目标6左右" in chunk_text(report, chunk)


def test_hits_are_ranked_and_never_rise(library: Library) -> None:
    hits = library.search("停车难", limit=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert all(a.score >= b.score for a, b in pairwise(hits))
    assert "停车" in library.text(hits[0].chunk)
    assert library.search("停车难", limit=5) == hits


def test_kinds_and_keywords_alone(library: Library) -> None:
    hits = library.search("社会消费品零售总额", kinds=("table_row",), dense=False)
    assert {hit.chunk.kind for hit in hits} == {"table_row"}
    assert all(hit.found_by == ("keywords",) for hit in hits)
    assert library.search("？？", dense=False) == ()


def test_tokens_keep_latin_and_numbers_whole() -> None:
    assert {"gdp", "4.5%", "增速"} <= set(tokens("GDP增速4.5%"))


def test_rows_that_share_no_token_are_left_out() -> None:
    index = KeywordIndex(["停车泊位", "粮食产量"])
    assert set(index.scores("停车")) == {0}
    assert index.scores("天文") == {}


def test_fusion_weighs_and_scales() -> None:
    fused = fuse({0: 0.9, 1: 0.8}, {1: 5.0}, share=0.6)
    assert fused == {0: pytest.approx(0.6), 1: pytest.approx(0.4)}
