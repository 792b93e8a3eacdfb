"""What is loaded: reports with their counts and checks, the model, versions, the index."""

from dataclasses import dataclass
from functools import lru_cache

from corpus.errors import UserError
from corpus.laws import broken_laws
from corpus.model import Report
from corpus.store import documents_folder, read_folder
from index.errors import StaleIndexError
from index.library import Library
from index.store import Manifest, index_folder, read_manifest


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index on disk. manifest: None when there is none; problem: empty when all fits.

    chunks: of all segments that were looked at.
    """

    manifest: Manifest | None
    problem: str
    chunks: int = 0


def counts_of(report: Report) -> tuple[tuple[str, int], ...]:
    """What was read of a report, by kind."""
    return (
        ("字", sum(not sign.isspace() for sign in report.text)),
        ("个标题", len(report.sections)),
        ("段正文", sum(not one.is_heading for one in report.paragraphs)),
        ("条注释", len(report.footnotes)),
        ("个专栏", len(report.boxes)),
        ("张指标表", len(report.tables)),
        ("行指标", sum(len(one.rows) for one in report.tables)),
    )


def problems_of(report: Report) -> tuple[str, ...]:
    """The laws that the report's file breaks when it is read again; () when all is sound."""
    return _problems(report.source.name, report.source.sha256)


@lru_cache(maxsize=64)
def _problems(name: str, digest: str) -> tuple[str, ...]:
    try:
        found = read_folder(documents_folder() / name)
    except UserError as error:
        return (str(error),)
    if found.report.source.sha256 != digest:
        return ("文件在载入之后换过了，请重建索引。",)
    return tuple(broken_laws(found))


def index_state(library: Library) -> IndexState:
    """Whether the segments on disk are those of the library in use; the first that is not tells.

    The manifest is that of the first report; all segments share model and versions.
    """
    first: Manifest | None = None
    chunks = 0
    for source in library.sources:
        try:
            manifest = read_manifest(index_folder(), source.name)
        except StaleIndexError as error:
            return IndexState(first, f"《{source.title}》：{error}", chunks)
        first = first or manifest
        chunks += manifest.count
        if manifest.source != source.sha256:
            why = f"《{source.title}》：索引与正在使用的报告不一致，请重建。"
            return IndexState(first, why, chunks)
    return IndexState(first, "", chunks)
