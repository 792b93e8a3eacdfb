"""Exported conversations: every citation is a footnote, and words stay words."""

import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import docx
import pytest

from assistant.conversations.model import Conversation, Turn
from assistant.export.markdown import as_markdown
from assistant.export.model import file_name
from assistant.export.word import as_word
from assistant.model import Answer
from assistant.reply import reply
from index.library import Library

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "2019年<b>GDP</b>[链接](http://x)是多少\x07"
ASKED = ("PM2.5完成目标了吗", "全市GDP总量多少亿", HOSTILE)


@pytest.fixture(scope="module")
def talk(invented_library: Library) -> Conversation:
    turns = tuple(
        Turn(at, question, reply(question, invented_library), 1.0, datetime(2026, 1, 1))
        for at, question in enumerate(ASKED, start=1)
    )
    return Conversation("id", "me", "空气怎么样/去年？", turns)


def citations(talk: Conversation) -> list[str]:
    answers = [turn.told for turn in talk.turns if isinstance(turn.told, Answer)]
    return [one.address for told in answers for one in told.citations]


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return ElementTree.fromstring(held.read(name))


def test_each_citation_is_a_real_footnote(talk: Conversation) -> None:
    data = as_word(talk, "一份报告")
    notes = part(data, "word/footnotes.xml")
    words = {
        note.get(f"{W}id"): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in notes
    }
    body = part(data, "word/document.xml")
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert len(referred) == len(citations(talk))
    assert referred == [str(at) for at in range(1, len(referred) + 1)]
    for number, address in zip(referred, citations(talk), strict=True):
        assert address in words[number]
        assert "「" in words[number]


def test_the_word_file_opens_and_holds_the_answers(talk: Conversation) -> None:
    opened = docx.Document(io.BytesIO(as_word(talk, "一份报告")))
    words = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert talk.title in words
    assert "没有完成目标" in words
    assert "[链接](http://x)是多少" in words


def test_the_footnotes_part_is_declared_and_related(talk: Conversation) -> None:
    with zipfile.ZipFile(io.BytesIO(as_word(talk, "一份报告"))) as held:
        assert "/word/footnotes.xml" in held.read("[Content_Types].xml").decode()
        assert "footnotes.xml" in held.read("word/_rels/document.xml.rels").decode()
        assert "footnotePr" in held.read("word/settings.xml").decode()


def test_markdown_has_a_footnote_for_each_mark(talk: Conversation) -> None:
    written = as_markdown(talk, "一份报告")
    marks = set(re.findall(r"\[\^(\d+-\d+)\](?!:)", written))
    notes = set(re.findall(r"^\[\^(\d+-\d+)\]:", written, re.MULTILINE))
    assert marks
    assert marks == notes


def test_markdown_makes_nothing_of_hostile_words(talk: Conversation) -> None:
    written = as_markdown(talk, "一份报告")
    assert "<b>" not in written.replace("\\<b\\>", "")
    assert "](http" not in written.replace("\\](http", "")


def test_a_file_name_holds_no_forbidden_sign(talk: Conversation) -> None:
    assert file_name(talk, "docx") == "空气怎么样-去年.docx"
