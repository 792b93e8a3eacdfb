"""Reads PDF files with text: reading order, page numbers, ruled tables, notes at the page's foot."""

import io
import logging
from collections import Counter
from collections.abc import Iterator

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from corpus.readers.flow import Intake, assemble
from corpus.readers.limits import FileError, check_pages
from corpus.readers.pdf.layout import flow_of
from corpus.readers.pdf.pages import Page, page_of

LEAST_SIGNS_A_PAGE = 10
"""Fewer on average, and the pages are pictures; a page of text has hundreds."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings on fonts say nothing to us


def read(data: bytes, place: str) -> Intake:
    """Read a PDF; raises FileError for one that is damaged, encrypted or scanned."""
    pages = list(_pages(data, place))
    census: Counter[str] = sum((page.census for page in pages), Counter())
    if census.total() < LEAST_SIGNS_A_PAGE * len(pages):
        raise FileError(
            f"{place}：{len(pages)} 页里几乎没有文字，是扫描件或图片；"
            "请先做文字识别（OCR），导出成 .docx 或带文字的 PDF 后再试。"
        )
    return assemble(flow_of(pages, census))


def _pages(data: bytes, place: str) -> Iterator[Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            check_pages(len(document.pages), place)
            if not document.pages:
                raise FileError(f"{place}：PDF 里一页也没有；请重新导出。")
            for number, page in enumerate(document.pages, start=1):
                yield page_of(page, number)
                page.close()
    except (PDFPasswordIncorrect, PdfminerException) as error:
        raise _unreadable(error, place) from error
    except FileError:
        raise
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged file may raise anything inside the PDF library
        raise _damaged(place) from error


def _unreadable(error: Exception, place: str) -> FileError:
    inner = error.args[0] if error.args else error
    if isinstance(error, PDFPasswordIncorrect) or isinstance(inner, PDFPasswordIncorrect):
        return FileError(f"{place}：文件有打开密码；请输入密码、取消加密后另存，再试。")
    return _damaged(place)


def _damaged(place: str) -> FileError:
    return FileError(f"{place}：PDF 已损坏，读不出来；请重新下载或重新导出后再试。")
