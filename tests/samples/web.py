"""Writes a report as a web page and as Markdown, the way pandoc and government sites do."""

import html

from tests.samples.content import Content, Grid, Para, Piece
from tests.samples.word import heading_level

_HEAD = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>
<style>table {{ border-collapse: collapse; }} td, th {{ border: 1px solid; }}
body {{ font-family: "Noto Serif CJK SC"; }}</style>
<script>var visits = "不是正文";</script></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></nav>
<main><article>
"""


def to_html(content: Content, title: str) -> bytes:
    numbers = {note: at for at, note in enumerate(content.notes, start=1)}
    lines = [_HEAD.format(title=html.escape(title))]
    for item in content.items:
        if isinstance(item, Para):
            level = heading_level(item.text)
            tag = f"h{level + 1}" if level else "p"
            lines.append(f"<{tag}>{_html_pieces(item.pieces, numbers)}</{tag}>")
        else:
            lines.append(_html_table(item, numbers))
    lines.append('</article>\n<section class="footnotes"><hr><ol>')
    lines += [
        f'<li id="fn{numbers[note]}"><p>{html.escape(text)}'
        f'<a href="#fnref{numbers[note]}" class="footnote-back">↩︎</a></p></li>'
        for note, text in content.notes.items()
    ]
    lines.append("</ol></section></main><footer>版权所有 网站地图</footer></body></html>")
    return "\n".join(lines).encode()


def _html_pieces(parts: list[Piece], numbers: dict[str, int]) -> str:
    words = ""
    for part in parts:
        words += html.escape(part.text)
        if part.note:
            at = numbers[part.note]
            words += f'<a href="#fn{at}" class="footnote-ref" id="fnref{at}"><sup>{at}</sup></a>'
    return words


def _html_table(grid: Grid, numbers: dict[str, int]) -> str:
    tall = _heights(grid)
    rows = []
    for at, row in enumerate(grid.rows):
        cells = ""
        for column, cell in enumerate(row):
            if (height := tall[at][column]) == 0:
                continue
            span = f' rowspan="{height}"' if height > 1 else ""
            tag = "th" if at == 0 else "td"
            cells += f"<{tag}{span}>{_html_pieces(cell, numbers)}</{tag}>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table>\n{chr(10).join(rows)}\n</table>"


def _heights(grid: Grid) -> list[list[int]]:
    """How tall each cell is: an empty one under a filled one is merged with it (0).

    A row with a single filled cell is a category's: nothing is merged over it.
    """
    tall = [[1] * len(row) for row in grid.rows]
    for column in range(max(map(len, grid.rows))):
        first = 0
        for at in range(1, len(grid.rows)):
            if column >= len(grid.rows[at]):
                continue
            if grid.rows[at][column] or sum(map(bool, grid.rows[at])) < 2:
                first = at
            else:
                tall[at][column] = 0
                tall[first][column] += 1
    return tall


def to_markdown(content: Content) -> bytes:
    numbers = {note: at for at, note in enumerate(content.notes, start=1)}
    lines = []
    for item in content.items:
        if isinstance(item, Para):
            level = heading_level(item.text)
            lines += [f"{'#' * level} ".lstrip() + _md_pieces(item.pieces, numbers), ""]
        else:
            lines += [*_md_table(item, numbers), ""]
    for note, text in content.notes.items():
        lines += [f"[^{numbers[note]}]: {_escaped(text)}", ""]
    return "\n".join(lines).encode()


def _md_pieces(parts: list[Piece], numbers: dict[str, int]) -> str:
    return "".join(
        _escaped(part.text) + (f"[^{numbers[part.note]}]" if part.note else "") for part in parts
    )


def _escaped(text: str) -> str:
    for sign in "\\*_|`<[":
        text = text.replace(sign, f"\\{sign}")
    return text


def _md_table(grid: Grid, numbers: dict[str, int]) -> list[str]:
    width = max(map(len, grid.rows))
    rows = [[_md_pieces(cell, numbers) for cell in row] for row in grid.rows]
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]
