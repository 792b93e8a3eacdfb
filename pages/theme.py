"""The look of the application: one style sheet, and its colours for charts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

STYLE_SHEET = Path(__file__).with_name("theme.css")

_LANGUAGE = """<script>
document.documentElement.lang = "zh-CN";
const skip = document.querySelector('[data-testid="stSkipToContent"]');
if (skip) skip.textContent = "跳到正文";
</script>"""
"""Streamlit says that a page is English; a screen reader would read Chinese with that voice."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours a chart needs, as `#rrggbb`; the same as in theme.css."""

    ink: str
    faint: str
    line: str
    accent: str
    good: str
    computed: str
    bad: str


LIGHT = Colours("#1d2733", "#616d7a", "#dfe5ec", "#1d5a9e", "#0b6640", "#7a4a00", "#a3262a")
DARK = Colours("#e4e9ef", "#95a1ae", "#2d3742", "#8ab8f0", "#6fd0a1", "#e8bd74", "#f29a94")


def apply_theme() -> None:
    """Put the style sheet into the page; app.py does it once for all pages."""
    st.html(f"<style>{_style()}</style>")
    st.html(_LANGUAGE, unsafe_allow_javascript=True)


def colours() -> Colours:
    """The colours of the theme that the reader's browser shows now."""
    return DARK if st.context.theme.type == "dark" else LIGHT


@cache
def _style() -> str:
    return STYLE_SHEET.read_text(encoding="utf-8")
