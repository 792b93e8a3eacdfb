"""What a file may cost to read, and the message for each file that cannot be read."""

from corpus.errors import UserError

MOST_BYTES = 50 * 1024 * 1024
"""A report with all its pictures is under 20 MB; the longest seen as text is under 1 MB."""
MOST_UNPACKED = 300 * 1024 * 1024
"""Of a zipped format, all parts together."""
MOST_TIMES_PACKED = 200
"""A part that unpacks to more than this many times its size, and over MOST_SMALL, is a bomb."""
MOST_SMALL = 4 * 1024 * 1024
MOST_PARTS = 4000
MOST_PAGES = 500
MOST_SIGNS = 2_000_000
"""About forty times a report."""
MOST_SECONDS = 240
"""A PDF of 500 full pages takes about half of it on one slow core."""
MOST_MEMORY = 3 * 1024 * 1024 * 1024


class FileError(UserError):
    """A file that cannot be read as a report: where, what, what is allowed, what to do."""


class TooLargeError(FileError):
    """A file beyond a limit."""


def check_size(size: int, place: str) -> None:
    """Raises FileError for an empty file, TooLargeError for one over MOST_BYTES."""
    if size == 0:
        raise FileError(f"{place}：文件是空的（0 字节）；请检查是否下载或导出完整。")
    if size > MOST_BYTES:
        raise TooLargeError(
            f"{place}：文件有 {size / 2**20:.0f} MB，最大 {MOST_BYTES // 2**20} MB；"
            "请压缩其中的图片，或只留下报告正文和附表后再试。"
        )


def check_pages(pages: int, place: str) -> None:
    """Raises TooLargeError for more than MOST_PAGES."""
    if pages > MOST_PAGES:
        raise TooLargeError(
            f"{place}：有 {pages} 页，最多 {MOST_PAGES} 页；请拆出报告正文和附表单独成文件后再试。"
        )


def check_signs(count: int, place: str) -> None:
    """Raises FileError for a file without words, TooLargeError for more than MOST_SIGNS."""
    if count == 0:
        raise FileError(f"{place}：没有读出文字；请确认文件不是空白，也不是图片。")
    if count > MOST_SIGNS:
        raise TooLargeError(
            f"{place}：有 {count} 个字，最多 {MOST_SIGNS} 个；请拆成一份报告一个文件。"
        )
