"""Draws a stored run as one HTML page that asks for nothing outside itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

Held: TypeAlias = Mapping[str, Any]
"""A part of a stored run, its shape as in docs/evaluation.md."""

_HERE = Path(__file__).parent
STATES = {"wrong": "答错", "place": "出处错", "unscored": "没有评", "right": "答对"}
_SHOWN = 70
"""Signs of the reason that stand under a question."""
_ROW, _LEFT, _WIDE, _ALL = 26, 170, 420, 760
"""Of the chart, in its own units: height of a row, where bars start, their full length, width."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def page(run: Held) -> str:
    """The whole page; every word of the run is escaped."""
    suites: Sequence[Held] = run["suites"]
    cases = [(suite["name"], one) for suite in suites for one in _cases(suite)]
    cases.sort(key=lambda pair: list(STATES).index(_state(pair[1])))
    body = [_head(run), *(part for suite in suites for part in _suite(suite))]
    body += ["<h2>逐题</h2>", _form(suites, cases), *(_case(*one) for one in cases)]
    return _WHOLE.format(
        policy=escape(_POLICY),
        css=(_HERE / "page.css").read_text(encoding="utf-8"),
        js=(_HERE / "page.js").read_text(encoding="utf-8"),
        body="\n".join(body),
    )


_WHOLE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>评测报告</title>
<style>
{css}</style></head>
<body>
{body}
<script>
{js}</script>
</body></html>
"""


def _cases(suite: Held) -> Sequence[Held]:
    """All cases where they were stored, else the failures."""
    found: Sequence[Held] = suite.get("cases", suite["failures"])
    return found


def _state(case: Held) -> str:
    if case["why"].startswith("没有评"):
        return "unscored"
    if not case["right"]:
        return "wrong"
    return "place" if case["why"] else "right"


def _head(run: Held) -> str:
    versions = "，".join(f"{name} {number}" for name, number in run["versions"].items())
    told = f"{run['date']}　提交 {run['commit'] or '不详'}　{versions}"
    return f'<h1>评测报告</h1>\n<p class="soft">{escape(told)}</p>'


def _suite(suite: Held) -> Iterator[str]:
    right = sum(one["right"] for one in suite["kinds"])
    total = sum(one["total"] for one in suite["kinds"])
    share = f"{100 * right / total:.1f}%（{right}/{total}）" if total else "没有评"
    yield f"<h2>{escape(str(suite['name']))}　{share}</h2>"
    yield '<p class="soft">各题型答对的比例；细线是 95% 区间（Wilson）。</p>'
    yield _chart(suite["kinds"])
    yield _measures(suite.get("measures", ()))


def _chart(kinds: Sequence[Held]) -> str:
    rows = "\n".join(_bar(at, one) for at, one in enumerate(kinds))
    height = _ROW * len(kinds)
    return f'<svg viewBox="0 0 {_ALL} {height}" role="img" aria-label="各题型答对的比例">\n{rows}\n</svg>'


def _measures(rows: Sequence[Sequence[str]]) -> str:
    """Every measure beside its value; nothing for a run that was stored without them."""
    held = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in rows
    )
    return f'<dl class="measures">{held}</dl>' if held else ""


def _bar(at: int, kind: Held) -> str:
    share = kind["right"] / kind["total"] if kind["total"] else 0.0
    top, middle = at * _ROW + 5, at * _ROW + _ROW / 2
    low, high = (_LEFT + _WIDE * float(kind[end]) for end in ("low", "high"))
    told = f"{100 * share:.1f}%（{kind['right']}/{kind['total']}）" if kind["total"] else "没有评"
    return (
        f'<text x="0" y="{middle + 5}">{escape(str(kind["name"]))}</text>'
        f'<rect class="track" x="{_LEFT}" y="{top}" width="{_WIDE}" height="{_ROW - 10}"/>'
        f'<rect class="bar" x="{_LEFT}" y="{top}" width="{_WIDE * share:.1f}" height="{_ROW - 10}"/>'
        f'<path class="reach" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"/>'
        f'<text x="{_LEFT + _WIDE + 12}" y="{middle + 5}">{told}</text>'
    )


def _form(suites: Sequence[Held], cases: Sequence[tuple[str, Held]]) -> str:
    kinds = dict.fromkeys(str(one["kind"]) for _, one in cases)
    chosen = [
        _select("suite", "哪一套", {str(one["name"]): str(one["name"]) for one in suites}),
        _select("kind", "题型", {one: one for one in kinds}),
        _select("state", "对错", STATES),
    ]
    words = '<label>含有<input name="words" type="search" placeholder="问题、答案、理由"></label>'
    return f"<form>{''.join(chosen)}{words}<output></output></form>"


def _select(name: str, label: str, options: Mapping[str, str]) -> str:
    listed = "".join(
        f'<option value="{escape(value)}">{escape(shown)}</option>'
        for value, shown in options.items()
    )
    return f'<label>{label}<select name="{name}"><option value="">全部</option>{listed}</select></label>'


def _case(suite: str, case: Held) -> str:
    state = _state(case)
    why = str(case["why"])
    told = {
        "为什么": why if len(why) > _SHOWN else "",
        "上文": "\n".join(map(str, case["history"])),
        "答案": str(case["told"]),
        "应有": str(case["wanted"]),
        "应引": "\n".join(map(str, case["evidence"])),
        "引了": "\n".join(map(str, case.get("cited", ()))),
    }
    kind = escape(str(case["kind"]))
    return (
        f'<details class="{state}" data-suite="{escape(suite)}" data-kind="{kind}" data-state="{state}">'
        f"<summary><b>{STATES[state]}</b><span>{escape(str(case['question']))}"
        f"{_short(why)}</span>"
        f'<span class="soft">{kind}　{escape(str(case["id"]))}</span></summary>'
        f"<dl>{''.join(_entries(told.items()))}</dl></details>"
    )


def _short(why: str) -> str:
    """Why a case is wrong, under its question."""
    first = why if len(why) <= _SHOWN else why[:_SHOWN] + "…"
    return f'<small class="soft">{escape(first)}</small>' if why else ""


def _entries(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in told if words)
