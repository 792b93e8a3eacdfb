"""Which format a file is: by its first bytes, held against its extension."""

import io
import zipfile
from pathlib import Path

from corpus.readers.limits import FileError

EXTENSIONS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
"""Extension -> format; `text` is the Word export or generic, told apart by its words."""

_NAMES = {
    "docx": "Word 文档（.docx）",
    "pdf": "PDF（.pdf）",
    "html": "网页（.html）",
    "markdown": "Markdown（.md）",
    "text": "纯文本（.txt）",
}
ALLOWED = "、".join(_NAMES.values())
_SAVE_AS = "请在 Word 或 WPS 里「另存为」.docx 后再试。"
_MACROS = {".docm", ".dotm", ".xlsm", ".pptm"}
_TEXTUAL = {"html", "markdown", "text"}
_OTHERS = (
    (b"{\\rtf", "RTF 文档", _SAVE_AS),
    (b"\x89PNG", "图片", "扫描件请先做文字识别（OCR）再导出成 .docx 或带文字的 PDF。"),
    (b"\xff\xd8\xff", "图片", "扫描件请先做文字识别（OCR）再导出成 .docx 或带文字的 PDF。"),
    (b"Rar!", "RAR 压缩包", "请先解压，再加入里面的报告文件。"),
    (b"7z\xbc\xaf", "7z 压缩包", "请先解压，再加入里面的报告文件。"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def format_of(data: bytes, path: Path) -> str:
    """The format of a file; raises FileError for one that is not readable or misnamed."""
    extension = path.suffix.lower()
    if extension in _MACROS:
        raise FileError(
            f"{path.name}：是带宏的文件（{extension}），为安全不读；请「另存为」不带宏的 .docx。"
        )
    found = _found(data, path)
    named = EXTENSIONS.get(extension)
    if named is None:
        raise FileError(f"{path.name}：扩展名「{extension}」不认识；可以读的有 {ALLOWED}。")
    if found == named or (found == "text" and named in _TEXTUAL):
        return named
    raise FileError(
        f"{path.name}：扩展名是 {extension}，内容却是{_NAMES[found]}；"
        "请核对是不是拿错了文件，或把扩展名改对后再试。"
    )


def _found(data: bytes, path: Path) -> str:
    """The format by content; `text` for anything that decodes and says no more."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zipped(data, path)
    if data.startswith(_OLE):
        raise _old_office(data, path)
    for magic, name, remedy in _OTHERS:
        if data.startswith(magic):
            raise FileError(f"{path.name}：是{name}，读不了；可以读的有 {ALLOWED}。{remedy}")
    if head[:512].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if path.suffix.lower() in (".docx", ".pdf"):
        raise FileError(
            f"{path.name}：内容不是{_NAMES[EXTENSIONS[path.suffix.lower()]]}，"
            "文件已损坏或扩展名不对；请重新下载或导出。"
        )
    return "text"


def _zipped(data: bytes, path: Path) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FileError(
            f"{path.name}：文件已损坏（压缩结构不完整）；请重新下载或从 Word 重新保存。"
        ) from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileError(f"{path.name}：里面带宏，为安全不读；请「另存为」不带宏的 .docx。")
    if "word/document.xml" in names or any(one.startswith("word/") for one in names):
        return "docx"
    kind = next((words for part, words in _PACKAGES.items() if part in names), "压缩包（zip）")
    raise FileError(f"{path.name}：是{kind}，读不了；可以读的有 {ALLOWED}。")


_PACKAGES = {
    "xl/workbook.xml": "Excel 工作簿",
    "ppt/presentation.xml": "PowerPoint 演示文稿",
    "content.xml": "OpenDocument 文档",
}


def _old_office(data: bytes, path: Path) -> FileError:
    if _ENCRYPTED in data:
        return FileError(
            f"{path.name}：文件有打开密码；请在 Word 或 WPS 里输入密码、取消加密后另存，再试。"
        )
    return FileError(f"{path.name}：是旧式 Office 文件（.doc 等），读不了；{_SAVE_AS}")
