"""Bytes to text: UTF-8, UTF-16 with its mark, or GB 18030, the three that Chinese files come in."""

import codecs

from corpus.readers.limits import FileError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_RARE = 0.02
"""Share of signs outside common blocks above which the decoding is a wrong guess."""


def decoded(data: bytes, place: str) -> str:
    """The text; raises FileError for bytes that are none."""
    if data.startswith(_UTF16):
        return _as("utf-16", data, place)
    try:
        return _printable(data.decode("utf-8-sig"), place)
    except UnicodeDecodeError as error:
        first = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _not_text(place, first) from error
    return _likely(text, place, first)


def _as(encoding: str, data: bytes, place: str) -> str:
    try:
        return _likely(data.decode(encoding), place, 0)
    except UnicodeDecodeError as error:
        raise _not_text(place, error.start) from error


def _likely(text: str, place: str, start: int) -> str:
    """Other bytes decode as well, but to signs that no report has."""
    if sum(not _is_common(sign) for sign in text) > MOST_RARE * len(text):
        raise _not_text(place, start)
    return _printable(text, place)


def _printable(text: str, place: str) -> str:
    """Text holds no NUL; a file that does is some other format."""
    if "\0" in text:
        raise _not_text(place, text.index("\0"))
    return text


def _is_common(sign: str) -> bool:
    return (
        sign.isspace()
        or "\u0020" <= sign <= "\u007e"
        or "\u2010" <= sign <= "\u27bf"
        or "\u3000" <= sign <= "\u30ff"
        or "\u4e00" <= sign <= "\u9fff"
        or "\uff00" <= sign <= "\uffef"
    )


def _not_text(place: str, start: int) -> FileError:
    return FileError(
        f"{place}：第 {start} 字节起既不是 UTF-8 也不是 GB18030 文字，文件可能损坏或不是文本；"
        "请换回原文件，或另存为 UTF-8 后再试。"
    )
