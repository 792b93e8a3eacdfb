"""What every page begins with: the report it is about, its title, one line of purpose."""

import html
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from assistant.turns.choosing import newest_of
from corpus.errors import UserError
from corpus.model import Report
from index.library import Library
from pages.opened import library

STYLE_SHEET = Path(__file__).with_name("sheet.css")


@dataclass(frozen=True, slots=True)
class Opened:
    """The library and the report that a page shows."""

    library: Library
    report: Report


def open_page(title: str, lead: str) -> Opened | None:
    """Draw the head of a page; None when the reports cannot be opened, which is then told.

    title: the page's name; lead: one line on what it is for.
    """
    st.html(f"<style>{_style()}</style>")
    # The title comes first: on a first start the reports take a while, and that is told below it.
    head, choice = st.columns([3, 2], vertical_alignment="bottom")
    with head:
        page_title(title, lead)
    try:
        held = library()
    except UserError as error:
        st.error(str(error))
        return None
    if len(held.reports) == 1:
        return Opened(held, held.reports[0])
    with choice:
        return Opened(held, _report(held))


def page_title(title: str, lead: str) -> None:
    """The title and its line."""
    st.html(
        f'<h1 class="ra-title">{html.escape(title)}</h1><p class="ra-lead">{html.escape(lead)}</p>'
    )


def _report(held: Library) -> Report:
    """The report named in the link, else the newest; a select box changes both."""
    sources = sorted(held.sources, key=lambda one: (-one.plan_year, one.name))
    names = [one.name for one in sources]
    titles = {one.name: f"{one.place} {one.plan_year}年" for one in sources}
    linked = st.query_params.get("report", "")
    first = linked if linked in names else newest_of(sources).name
    name = st.selectbox(
        "报告",
        names,
        index=names.index(first),
        format_func=lambda one: titles[one],
        key=f"report-{first}",
    )
    if name != first:
        # A place belongs to the report it was found in.
        st.query_params.clear()
        st.query_params["report"] = name
        st.rerun()
    return held.report(name)


def section(title: str, lead: str = "") -> None:
    """A heading within a page."""
    words = f'<p class="ra-faint">{html.escape(lead)}</p>' if lead else ""
    st.html(f'<h2 class="ra-head">{html.escape(title)}</h2>{words}')


def figures_html(figures: list[tuple[str, str, str]]) -> str:
    """Tiles of (number, what it counts, tone): tone "" or good, bad, sum."""
    tiles = "".join(
        f'<div class="ra-tile {tone}"><b>{html.escape(number)}</b><span>{html.escape(what)}</span></div>'
        for number, what, tone in figures
    )
    return f'<div class="ra-tiles">{tiles}</div>'


def nothing(words: str) -> None:
    """Say that there is nothing to show, and what to do."""
    st.html(f'<p class="ra-nothing">{html.escape(words)}</p>')


@cache
def _style() -> str:
    return STYLE_SHEET.read_text(encoding="utf-8")
