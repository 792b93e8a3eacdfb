"""Adds a report from the page: what was read is shown first, and goes in only when agreed."""

import html
import tempfile
from pathlib import Path

import streamlit as st

from corpus.adding import Preview, add, inspect
from corpus.errors import UserError
from corpus.library_commands import summary
from corpus.model import Report
from pages.opened import reopen

FORMATS = ("docx", "pdf", "html", "htm", "md", "txt")
_READ = "upload-preview"


def upload_panel() -> None:
    """Draw the place where a file is chosen, what was read of it, and the button that adds it."""
    chosen = st.file_uploader(
        "选择报告文件（.docx、带文字的 .pdf、网页、Markdown、纯文本）",
        type=list(FORMATS),
        accept_multiple_files=False,
    )
    if chosen is None:
        st.session_state.pop(_READ, None)
        return
    preview = _read(chosen.name, chosen.getvalue())
    if preview is None:
        return
    _told(preview)
    doubts = bool(preview.doubts)
    if st.button("上面的疑点已看过，加入" if doubts else "加入", type="primary"):
        _put(preview)


def _read(name: str, data: bytes) -> Preview | None:
    """The file as read; kept while the same file is chosen, so that it is read once."""
    held = st.session_state.get(_READ)
    if held is not None and held[0] == (name, len(data)):
        return held[1]  # type: ignore[no-any-return]
    try:
        with st.spinner("正在读这份报告……"), tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(data)
            preview = inspect(path)
    except UserError as error:
        st.error(str(error), icon=":material/error:")
        return None
    st.session_state[_READ] = ((name, len(data)), preview)
    return preview


def _told(preview: Preview) -> None:
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in summary(preview) if line.strip())
    st.html(f'<div class="ra-check"><ul>{lines}</ul></div>')
    with st.expander("读出的提纲"):
        st.html(_outline_html(preview.report))


def _outline_html(report: Report) -> str:
    rows = "".join(
        f'<div style="padding-left:{1.2 * (len(one.path) - 1):.1f}em">'
        f"{html.escape(report[one.heading])}</div>"
        for one in report.sections
    )
    return f'<div class="ra-text">{rows}</div>'


def _put(preview: Preview) -> None:
    try:
        source = add(preview)
        reopen()
    except UserError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.session_state.pop(_READ, None)
    st.success(f"已加入《{source.title}》，并为它建好了索引；现在就可以提问。")
