"""The zipped parts of a .docx: opened within limits, parsed without entities, found by relation."""

import io
import posixpath
import zipfile
import zlib
from typing import Any, TypeAlias

from lxml import etree

from corpus.readers.limits import (
    MOST_PARTS,
    MOST_SMALL,
    MOST_TIMES_PACKED,
    MOST_UNPACKED,
    FileError,
    TooLargeError,
    check_pages,
)

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""


def local(element: Element) -> str:
    """The tag without its namespace, of which Word has two (transitional and strict)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element, *path: str) -> Element | None:
    """The first child of that name, and so on down the path; None where one is missing."""
    for name in path:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def value(element: Element, *path: str) -> str | None:
    """The `val` of the element at the end of a path; "" where it has none, None without it."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") or ""


class Package:
    """A .docx with its main document parsed."""

    def __init__(self, data: bytes, place: str) -> None:
        self.place = place
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as error:
            raise self._damaged("压缩结构不完整") from error
        self._check_limits()
        self._parsed: dict[str, Element] = {}
        self._name = next(iter(self._targets("", "officeDocument")), "word/document.xml")
        self.document = self._parse(self._name)

    def related(self, relation: str) -> Element | None:
        """The first part that the document names by this relation, parsed."""
        return next(iter(self.all_related(relation)), None)

    def all_related(self, relation: str) -> list[Element]:
        """All parts of that relation, each once, in the order of their names."""
        names = set(self._targets(self._name, relation))
        return [self._parse(name) for name in sorted(names) if name in self._zip.NameToInfo]

    def page_count(self) -> int | None:
        """As Word counted when it saved; raises TooLargeError for too many."""
        if "docProps/app.xml" not in self._zip.NameToInfo:
            return None
        pages = next(
            (one.text for one in self._parse("docProps/app.xml").iter() if local(one) == "Pages"),
            None,
        )
        if not pages or not pages.isdigit() or int(pages) < 1:
            return None
        check_pages(int(pages), self.place)
        return int(pages)

    def _check_limits(self) -> None:
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        bomb = any(
            part.file_size > MOST_SMALL
            and part.file_size > MOST_TIMES_PACKED * max(part.compress_size, 1)
            for part in parts
        )
        if bomb or total > MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise TooLargeError(
                f"{self.place}：解压后有 {total / 2**20:.0f} MB、{len(parts)} 个部件，"
                f"超过 {MOST_UNPACKED // 2**20} MB、{MOST_PARTS} 个或压缩比异常（压缩炸弹），不读；"
                "请确认文件来源，用 Word 打开后另存再试。"
            )

    def _targets(self, source: str, relation: str) -> list[str]:
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._zip.NameToInfo:
            return []
        found = []
        for one in self._parse(rels).iter():
            kind = (attribute(one, "Type") or "").rpartition("/")[2]
            if kind == relation and attribute(one, "TargetMode") != "External":
                target = attribute(one, "Target") or ""
                absolute = posixpath.normpath(posixpath.join("/", folder, target))
                found.append(absolute.lstrip("/"))
        return found

    def _parse(self, name: str) -> Element:
        if name not in self._parsed:
            # Entities and outside files stay unread: a report needs none, an attack does.
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                self._parsed[name] = etree.fromstring(self._bytes(name), parser)
            except etree.XMLSyntaxError as error:
                raise self._damaged(f"部件 {name} 不是正确的 XML") from error
        return self._parsed[name]

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(MOST_UNPACKED + 1)
        except KeyError as error:
            raise self._damaged(f"缺少部件 {name}") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self._damaged(f"部件 {name} 解不开") from error
        except RuntimeError as error:  # zipfile's word for a part under a password
            raise FileError(f"{self.place}：文件有密码；请取消加密后另存，再试。") from error
        if len(data) > MOST_UNPACKED:
            raise TooLargeError(f"{self.place}：部件 {name} 解压后过大，不读。")
        return data

    def _damaged(self, why: str) -> FileError:
        return FileError(
            f"{self.place}：文件已损坏（{why}）；请重新下载，或用 Word 打开修复后另存，再试。"
        )
