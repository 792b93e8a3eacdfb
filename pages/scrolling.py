"""Brings a new question to the top of the page, so that its answer is read from the beginning."""

import streamlit as st

_SCRIPT = """<script>
// turn {turn}: Streamlit scrolls a chat to its end when something is added; the answer begins above.
for (const wait of [0, 120, 400]) {{
  setTimeout(() => document.getElementById("newest")?.scrollIntoView({{block: "start"}}), wait);
}}
</script>"""


def scroll_to_newest(turn: int) -> None:
    """Scroll once for a turn; the same turn drawn again leaves the page where it is."""
    st.html(_SCRIPT.format(turn=int(turn)), unsafe_allow_javascript=True)
