"""Finds the reports under `corpus/documents/`, reads them and proves that nothing was lost."""

import hashlib
import os
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from corpus import kept
from corpus.counts import losses
from corpus.errors import UserError
from corpus.imprint import find_imprint
from corpus.laws import broken_laws
from corpus.model import Report, Source
from corpus.read import ReadReport, build_report, take
from corpus.readers.formats import format_of
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
    """Read the report in `folder` and check laws and counts; raises DocumentError on a fault."""
    settings = settings_of(folder)
    found = _read(folder, settings, keep=True)
    accepted = settings.get("accepted", [])
    broken = [law for law in broken_laws(found) if law not in accepted]
    broken += losses(settings.get("counts", {}), found.report)
    if broken:
        raise DocumentError(
            f"{folder}：读入后的检查没有通过：" + "；".join(broken[:5]) + "。"
            f"请换回原文件；如因程序更新而变，核对后运行 python -m corpus reread {folder.name}。"
        )
    return found.report


def read_folder(folder: Path) -> ReadReport:
    """Read the report in `folder` from its file, without checking the laws."""
    return _read(folder, settings_of(folder), keep=False)


def _read(folder: Path, settings: dict[str, Any], *, keep: bool) -> ReadReport:
    """keep: use the clean text kept from the time the report went in, where it still fits."""
    path = folder / str(settings.get("file") or _only_file(folder))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}：文件打不开（{error.strerror}）；请放回原文件。") from error
    digest = hashlib.sha256(data).hexdigest()
    recorded = settings.get("sha256", digest)
    if recorded != digest:
        raise DocumentError(
            f"{path}：内容与 source.toml 记录的 sha256 不符，文件被改过或损坏；"
            "请换回原文件，或确认无误后更新 sha256。"
        )
    clean = kept.read(folder / kept.KEPT, str(settings.get("reading", ""))) if keep else None
    intake = None
    if clean is None:
        form = str(settings.get("format") or format_of(data, path))
        intake = take(data, form, str(path))
        clean = intake.clean
    source = source_of(folder.name, settings, clean.text, digest)
    return ReadReport(build_report(clean, source), clean, intake)


def _only_file(folder: Path) -> str:
    """The name of the report's file where source.toml gives none: report.txt or the only file."""
    others = {"source.toml", kept.KEPT}
    names = sorted(one.name for one in folder.iterdir() if one.is_file() and one.name not in others)
    if "report.txt" in names or len(names) != 1:
        return "report.txt"
    return names[0]


def settings_of(folder: Path) -> dict[str, Any]:
    """The source.toml of a report; raises DocumentError."""
    path = folder / "source.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DocumentError(f"{path}：打不开（{error.strerror}）。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}：不是正确的 TOML（{error}）；请对照文档改正。") from error


def source_of(name: str, settings: Mapping[str, Any], text: str, digest: str) -> Source:
    """The source as recorded; what `settings` leaves out of the title is read from it."""
    wanted = ("title", "place", "done_year", "plan_year")
    if all(key in settings for key in wanted):
        title, place, done, plan = (settings[key] for key in wanted)
    else:
        found = find_title(text, name)
        title, place = settings.get("title", found.text), settings.get("place", found.place)
        done = settings.get("done_year", found.done_year)
        plan = settings.get("plan_year", found.plan_year)
    imprint = find_imprint(text)
    published = settings.get("published", imprint.published)
    return Source(
        name=name,
        title=str(title),
        issuer=str(settings.get("issuer", imprint.issuer)),
        place=str(place),
        published=published if isinstance(published, date) else None,
        done_year=int(done),
        plan_year=int(plan),
        sha256=digest,
    )
