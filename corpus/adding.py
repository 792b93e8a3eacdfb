"""Reads a file for the library and proves the reading, before anything goes in."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from corpus.checking import doubts_about_file, doubts_of
from corpus.counts import count, left_out
from corpus.imprint import find_imprint
from corpus.laws import broken_reading_laws, broken_report_laws
from corpus.model import Source
from corpus.preview import Preview
from corpus.read import ReadReport, build_report
from corpus.readers.flow import Doubt
from corpus.readers.formats import format_of
from corpus.readers.guarded import take_guarded
from corpus.readers.limits import FileError, check_size
from corpus.shelf import add, held, names, remove, replace
from corpus.store import DocumentError, documents_folder, settings_of, source_of
from corpus.title import NoTitleError

__all__ = ["Known", "Preview", "add", "inspect", "inspect_again", "names", "remove", "replace"]

LONGEST_NAME = 60
_NAME = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff.·-]*")


@dataclass(frozen=True, slots=True)
class Known:
    """What a person says about a report, in place of what its words say; None or "" asks them."""

    name: str = ""
    title: str = ""
    place: str = ""
    issuer: str = ""
    published: date | None = None
    done_year: int | None = None
    plan_year: int | None = None


class UnknownSourceError(FileError):
    """The words do not say which place and years a report is about; a person must."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}：没有找到「××2025年国民经济和社会发展计划执行情况与2026年计划草案的报告」"
            ""
            "这样的标题（政府工作报告、年度计划、统计公报、预算报告也可以），不知道是哪里、哪年的报告；请写明标题（--title）、地方（--place）、"
            "执行年（--done-year）和计划年（--plan-year）。"
        )


class UnknownPlaceError(FileError):
    """Title and years are read, but nothing names the place."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}：标题和年份读出来了，但没有写是哪个地方的报告；"
            "请写明地方，如 --place 安河省临川市。"
        )


NOTHING_KNOWN = Known()


def inspect(path: Path, known: Known = NOTHING_KNOWN, *, folder: Path | None = None) -> Preview:
    """Read a file without adding it; raises UserError for one that cannot be read or proven.

    known: overrides. folder: the library it is meant for, to say when it is there already.
    """
    data = _bytes(path)
    form = format_of(data, path)
    intake = take_guarded(path, form)
    source = _source(intake.clean.text, known, hashlib.sha256(data).hexdigest(), path.name)
    found = ReadReport(build_report(intake.clean, source), intake.clean, intake)
    broken = broken_reading_laws(found)
    if broken:
        raise FileError(f"{path.name}：读入后的检查没有通过：" + "；".join(broken[:5]) + "。")
    accepted = tuple(broken_report_laws(found))
    doubts = (
        *doubts_about_file(intake),
        *doubts_of(found.report, intake.clean.blocks),
        *(Doubt("全文", law) for law in accepted),
        *_like(source, folder or documents_folder()),
    )
    return Preview(
        report=found.report,
        counts=count(found.report, intake.page_count),
        doubts=doubts,
        left_out=left_out(intake),
        file_name=path.name,
        data=data,
        format=form,
        intake=intake,
        accepted=accepted,
    )


def inspect_again(name: str, folder: Path | None = None) -> Preview:
    """Read the file of a report in the library anew, with all that source.toml says of it."""
    place = (folder or documents_folder()) / name
    settings = settings_of(place)
    said = {one.name: settings[one.name] for one in fields(Known) if one.name in settings}
    path = place / str(settings.get("file", "report.txt"))
    preview = inspect(path, Known(**{**said, "name": name}), folder=folder)
    original = str(settings.get("original", path.name))
    doubts = tuple(one for one in preview.doubts if one.place != name)  # not like itself
    return dataclasses.replace(preview, file_name=original, doubts=doubts)


def _bytes(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            f"{path}：文件打不开（{error.strerror}）；请检查路径和读取权限。"
        ) from error


def _source(text: str, known: Known, digest: str, place: str) -> Source:
    """What is known, else what the words say; raises NoTitleError when neither says it."""
    imprint = find_imprint(text)
    said = {
        key: value for key, value in dataclasses.asdict(known).items() if value not in ("", None)
    }
    settings = {"issuer": imprint.issuer, "published": imprint.published, **said}
    try:
        source = source_of(place, settings, text, digest)
    except NoTitleError as error:
        raise UnknownSourceError(place) from error
    if not source.place:
        raise UnknownPlaceError(place)
    name = known.name or f"{source.place}-{source.plan_year}"
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise DocumentError(
            f"「{name}」不能作报告的名称：只能用汉字、字母、数字、- 和 ·，"
            f"不超过 {LONGEST_NAME} 个字；请用 --name 另起。"
        )
    return dataclasses.replace(source, name=name)


def _like(source: Source, root: Path) -> Iterator[Doubt]:
    """Another report of the same place and plan year is likely the same report."""
    for name, settings in held(root):
        same = (settings.get("place"), settings.get("plan_year"))
        if same == (source.place, source.plan_year) and settings.get("sha256") != source.sha256:
            yield Doubt(name, "库里已有同一地方、同一年的报告；要换掉它请用 replace")
