"""Brings a place to where it is read: a new question to the top, a place of the report to the middle."""

from typing import Literal

import streamlit as st

# Nothing of a report or a reader ever stands in the script: `anchor` and `block` are ours.
_SCRIPT = """<script>
// {mark}: Streamlit draws on, and moves what is below, up to two seconds after
// the last of the page has come, which may be late on a busy server.
// A reader who scrolls is left alone.
(() => {{
  const last = Date.now() + 30000;
  let end = Date.now() + 10000, found = false, free = false;
  const stop = () => {{ free = true; }};
  for (const sign of ["wheel", "touchstart", "keydown", "mousedown"])
    addEventListener(sign, stop, {{once: true, passive: true}});
  const step = () => {{
    if (free || Date.now() > end) return;
    const there = document.getElementById("{anchor}");
    if (there && !found) {{ found = true; end = Date.now() + 2500; }}
    const app = document.querySelector('[data-testid="stApp"]');
    const drawing = app?.getAttribute("data-test-script-state") === "running";
    if (there && drawing) end = Math.min(last, Date.now() + 2500);
    there?.scrollIntoView({{block: "{block}"}});
    setTimeout(step, 100);
  }};
  step();
}})();
</script>"""


def scroll_to(anchor: str, *, block: Literal["start", "center"], mark: int = 0) -> None:
    """Scroll to the element of that id once it is drawn; again only with another mark.

    anchor: a fixed name of ours, never words of a report.
    """
    script = _SCRIPT.format(anchor=anchor, block=block, mark=int(mark))
    st.html(script, unsafe_allow_javascript=True)


def scroll_to_newest(turn: int) -> None:
    """Scroll once for a turn; the same turn drawn again leaves the page where it is."""
    scroll_to("newest", block="start", mark=turn)
