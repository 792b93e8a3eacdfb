"""Brings a new question to the top of the page, so that its answer is read from the beginning."""

import streamlit as st

_SCRIPT = """<script>
// turn {turn}: Streamlit scrolls a chat to its end when something is added, on a first visit up to two
// seconds later; the answer begins above. A reader who scrolls is left alone.
(() => {{
  const end = Date.now() + 2500;
  let free = false;
  const stop = () => {{ free = true; }};
  for (const sign of ["wheel", "touchstart", "keydown", "mousedown"])
    addEventListener(sign, stop, {{once: true, passive: true}});
  const step = () => {{
    if (free || Date.now() > end) return;
    document.getElementById("newest")?.scrollIntoView({{block: "start"}});
    setTimeout(step, 100);
  }};
  step();
}})();
</script>"""


def scroll_to_newest(turn: int) -> None:
    """Scroll once for a turn; the same turn drawn again leaves the page where it is."""
    st.html(_SCRIPT.format(turn=int(turn)), unsafe_allow_javascript=True)
