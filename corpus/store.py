"""Finds the reports under `corpus/documents/`, reads them and proves that nothing was lost."""

import hashlib
import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from corpus.laws import broken_laws
from corpus.model import Report, Source
from corpus.read import ReadReport, build_report, clean_text
from corpus.title import find_title

DOCUMENTS = Path(__file__).parent / "documents"
FOLDER_SETTING = "REPORT_ASSISTANT_DOCUMENTS"


class DocumentError(UserError):
    """A report's file or its source.toml is missing, damaged or not as recorded."""


def documents_folder() -> Path:
    """The folder of the reports: the setting REPORT_ASSISTANT_DOCUMENTS, else the shipped one."""
    return Path(os.environ.get(FOLDER_SETTING) or DOCUMENTS)


def load_reports(folder: Path | None = None) -> tuple[Report, ...]:
    """Read every report (a folder with a source.toml), by name; raises UserError on any loss."""
    root = folder or documents_folder()
    found = sorted(path.parent for path in root.glob("*/source.toml"))
    if not found:
        raise DocumentError(
            f"{root}：没有找到报告；每份报告要有自己的文件夹，里面放原文件和 source.toml。"
        )
    return tuple(load_report(path) for path in found)


def load_report(folder: Path) -> Report:
    """Read the report in `folder` and check the laws; raises DocumentError when one is broken."""
    found = read_folder(folder)
    broken = broken_laws(found)
    if broken:
        raise DocumentError(f"{folder}：读入后的检查没有通过：" + "；".join(broken[:5]) + "。")
    return found.report


def read_folder(folder: Path) -> ReadReport:
    """Read the report in `folder` without checking the laws."""
    settings = _settings(folder / "source.toml")
    path = folder / str(settings.get("file", "report.txt"))
    try:
        data = path.read_bytes()
        raw = data.decode("utf-8-sig")
    except OSError as error:
        raise DocumentError(f"{path}：文件打不开（{error.strerror}）；请放回原文件。") from error
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path}：第 {error.start} 字节起不是 UTF-8 文字，文件可能损坏；请换回原文件。"
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    recorded = settings.get("sha256", digest)
    if recorded != digest:
        raise DocumentError(
            f"{path}：内容与 source.toml 记录的 sha256 不符，文件被改过或损坏；"
            "请换回原文件，或确认无误后更新 sha256。"
        )
    clean = clean_text(raw, str(settings.get("format", "word_text")), str(path))
    source = _source(folder, settings, clean.text, digest)
    return ReadReport(build_report(clean, source), clean, raw)


def _settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DocumentError(f"{path}：打不开（{error.strerror}）。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}：不是正确的 TOML（{error}）；请对照文档改正。") from error


def _source(folder: Path, settings: dict[str, Any], text: str, digest: str) -> Source:
    """The source as recorded; what source.toml leaves out is read from the title."""
    wanted = ("title", "place", "done_year", "plan_year")
    if all(key in settings for key in wanted):
        title, place, done, plan = (settings[key] for key in wanted)
    else:
        found = find_title(text, str(folder))
        title, place = settings.get("title", found.text), settings.get("place", found.place)
        done = settings.get("done_year", found.done_year)
        plan = settings.get("plan_year", found.plan_year)
    published = settings.get("published")
    return Source(
        name=folder.name,
        title=str(title),
        issuer=str(settings.get("issuer", "")),
        place=str(place),
        published=published if isinstance(published, date) else None,
        done_year=int(done),
        plan_year=int(plan),
        sha256=digest,
    )
