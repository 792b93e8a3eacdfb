"""Draws items, their explanation and lists of them; knows no Streamlit."""

import html
from collections.abc import Sequence

from assistant.learning.items import is_right
from assistant.learning.model import Item
from corpus.model import Report
from pages.html import reader_link

LONGEST_PASSAGE = 260
"""Signs of a passage that an explanation shows; the link shows all."""


def prompt_html(item: Item) -> str:
    """The question, its second part smaller."""
    first, _, rest = item.prompt.partition("\n")
    lead = f'<p class="ra-prompt">{html.escape(first)}</p>'
    more = f'<p class="ra-text">{html.escape(rest)}</p>' if rest else ""
    what = f'<span class="ra-state">{item.topic}</span> <span class="ra-state">{item.kind}</span>'
    hint = '<p class="ra-faint">想一想它是什么意思，再看答案。</p>' if item.kind == "卡片" else ""
    return f'<div class="ra-item" lang="zh-CN">{what}{lead}{more}{hint}</div>'


def answer_html(item: Item) -> str:
    """The back of a card."""
    return f'<p class="ra-text ra-back" lang="zh-CN">{html.escape(item.answer)}</p>'


def verdict_html(item: Item, given: str) -> str:
    """Right or wrong in words, with the key; for a choice all options, the two marked."""
    right = is_right(item, given)
    words = "答对了" if right else "答错了"
    tone = "good" if right else "bad"
    head = f'<p class="ra-verdict {tone}" role="status">{words}</p>'
    if not item.options:
        own = "" if right else f"你填的是“{html.escape(given.strip())}”，"
        return f"{head}<p class='ra-text'>{own}报告写的是“{html.escape(item.answer)}”。</p>"
    rows = "".join(_option_html(one, item, given) for one in item.options)
    return f'{head}<ul class="ra-options" lang="zh-CN">{rows}</ul>'


def _option_html(option: str, item: Item, given: str) -> str:
    if option == item.answer:
        return f'<li class="good">✓ {html.escape(option)}</li>'
    if option == given:
        return f'<li class="bad">✗ {html.escape(option)}</li>'
    return f"<li>{html.escape(option)}</li>"


def passage_html(item: Item, report: Report) -> str:
    """The words that prove the key, with their address."""
    words = report[item.passage].replace("\t", "　")
    shown = words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE]}……"
    link = html.escape(reader_link(item.address, report.source.name))
    return (
        f'<div class="ra-card" lang="zh-CN"><div class="ra-where">'
        f'<a href="{link}" target="_self">{html.escape(item.address)}</a>'
        f'<span class="ra-path">原文</span></div>'
        f'<div class="ra-quote">{html.escape(shown)}</div></div>'
    )


def items_html(items: Sequence[Item], report: Report) -> str:
    """Items as a table of question, key and address; a card's key is cut short."""
    rows = "".join(_line_html(one, report) for one in items)
    head = "<tr><th>题目</th><th>答案</th><th>出处</th></tr>"
    return f'<div class="ra-scroll"><table class="ra-table" lang="zh-CN">{head}{rows}</table></div>'


def _line_html(item: Item, report: Report) -> str:
    link = html.escape(reader_link(item.address, report.source.name))
    prompt = html.escape(item.prompt.partition("\n")[0][:60])
    answer = item.answer if len(item.answer) <= 40 else f"{item.answer[:39]}…"
    return (
        f"<tr><td>{prompt}</td><td>{html.escape(answer)}</td>"
        f'<td><a href="{link}" target="_self">{html.escape(item.address)}</a></td></tr>'
    )
