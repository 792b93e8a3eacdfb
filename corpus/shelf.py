"""The folder of the reports: a report goes in, out or in another's place as a whole, or not at all."""

import dataclasses
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import kept
from corpus.model import Source
from corpus.preview import Preview
from corpus.store import DocumentError, documents_folder, load_report, settings_of

_ABOUT = "# 这份报告的出处，由 python -m corpus add 写成。所在文件夹的名称就是报告的代号。"
_COUNTED = "# 加入时读出的数目；以后读入时少了，就报错。"


def add(preview: Preview, folder: Path | None = None) -> Source:
    """Move a report into the library; raises DocumentError when its name or file is there."""
    root = folder or documents_folder()
    source = preview.report.source
    for one, settings in held(root):
        if settings.get("sha256") == source.sha256:
            raise DocumentError(f"{preview.file_name}：这份文件已在库里（{one}），不必再加。")
    if (root / source.name).exists():
        raise DocumentError(
            f"{root}：已有名为「{source.name}」的报告；请另起名称（--name），或用 replace 替换它。"
        )
    return _put(preview, root)


def replace(name: str, preview: Preview, folder: Path | None = None) -> Source:
    """Put a report in the place of `name`, which keeps its name; raises DocumentError."""
    root = folder or documents_folder()
    _must_exist(root, name)
    source = dataclasses.replace(preview.report.source, name=name)
    report = dataclasses.replace(preview.report, source=source)
    return _put(dataclasses.replace(preview, report=report), root)


def remove(name: str, folder: Path | None = None) -> None:
    """Take a report out of the library; raises DocumentError when there is none of that name."""
    root = folder or documents_folder()
    _must_exist(root, name)
    with tempfile.TemporaryDirectory(prefix=".removed.", dir=root) as beside:
        (root / name).rename(Path(beside) / name)


def names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the reports in the library, sorted."""
    root = folder or documents_folder()
    return tuple(sorted(path.parent.name for path in root.glob("*/source.toml")))


def held(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and source.toml of each report in the library."""
    for name in names(root):
        yield name, settings_of(root / name)


def _must_exist(root: Path, name: str) -> None:
    if name not in names(root):
        known = "、".join(names(root)) or "（没有）"
        raise DocumentError(f"{root}：没有名为「{name}」的报告；现有 {known}。")


def _put(preview: Preview, root: Path) -> Source:
    """Write all files beside the library, prove that they load, then move them in by rename."""
    source = preview.report.source
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".adding.", dir=root) as beside:
        fresh = Path(beside) / source.name
        fresh.mkdir()
        _write(preview, fresh)
        load_report(fresh)
        place = root / source.name
        if place.exists():
            place.rename(Path(beside) / f"{source.name}.old")
        fresh.rename(place)
    return source


def _write(preview: Preview, folder: Path) -> None:
    file_name = "report" + Path(preview.file_name).suffix.lower()
    (folder / file_name).write_bytes(preview.data)
    reading = kept.write(preview.intake.clean, folder / kept.KEPT)
    settings = {
        "file": file_name,
        "original": preview.file_name,
        "format": preview.format,
        **dataclasses.asdict(preview.report.source),
        "reading": reading,
        "accepted": list(preview.accepted),
    }
    del settings["name"]
    lines = [_ABOUT, *_toml(settings), "", _COUNTED, "[counts]"]
    lines += _toml(dataclasses.asdict(preview.counts))
    (folder / "source.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(settings: dict[str, Any]) -> Iterator[str]:
    """A line for each setting that says something; a JSON string is a TOML string."""
    for key, value in settings.items():
        if value not in (None, "", []):
            said = json.dumps(value, ensure_ascii=False) if _is_json(value) else str(value)
            yield f"{key} = {said}"


def _is_json(value: object) -> bool:
    return isinstance(value, str | int | list)
