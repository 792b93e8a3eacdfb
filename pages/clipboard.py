"""Copying in one click: a button of plain HTML, and one constant script for all of them."""

import html

import streamlit as st

from assistant.model import Answer, Reply

_SCRIPT = """<script>
if (!window.reportAssistantCopies) {
  window.reportAssistantCopies = true;
  const byHand = (words) => {
    const area = document.createElement("textarea");
    area.value = words; area.style.position = "fixed"; area.style.opacity = "0";
    document.body.appendChild(area); area.select();
    document.execCommand("copy"); area.remove();
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const words = button.dataset.copy;
    try { await navigator.clipboard.writeText(words); } catch { byHand(words); }
    const label = button.textContent;
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}
</script>"""


def allow_copying() -> None:
    """Put the script into the page, once; it holds nothing of any reader or report."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)


def copy_button(words: str, label: str = "复制答案和出处") -> str:
    """HTML of a button that copies `words`."""
    return (
        f'<button type="button" class="ra-copy" data-copy="{html.escape(words)}">'
        f"{html.escape(label)}</button>"
    )


def copied_words(question: str, told: Reply) -> str:
    """A question, its answer and the quoted places, as plain text for a letter or a chat."""
    lines = [f"问：{question}", f"答：{told.text}"]
    citations = told.citations if isinstance(told, Answer) else ()
    if citations:
        lines.append("出处：")
    for one in citations:
        cell = f"，{one.column}" if one.column else ""
        quote = one.quote.replace("\t", "｜").replace("\n", " ")
        lines.append(f"[{one.id}] {one.place}{cell}：{quote}")
    return "\n".join(lines)
