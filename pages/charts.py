"""Draws the charts of the indicators; the only import of altair."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import altair as alt

from assistant.dashboard.over_reports import Told
from assistant.dashboard.plots import Point, Tally
from pages.html import reader_link
from pages.theme import Colours

ROW_HEIGHT = 30
"""Pixels a line of a chart."""
OVER_HEIGHT = 220
"""Pixels of a chart over years."""
NAME_WIDTH = 260
TICKS = 8
_FONT = "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif"


def rates_chart(points: Sequence[Point], colours: Colours, report: str) -> Any:
    """Target (ring) and result (dot) of each indicator on one axis in %."""
    base = alt.Chart(_data(_values(points, report)))
    names = _names(points)
    line = base.mark_rule(strokeWidth=2, opacity=0.45).encode(
        x=alt.X("low:Q", title=None), x2="high:Q", y=names, color=_by_status(colours)
    )
    ring = base.transform_filter("datum.series == '目标'").mark_point(
        size=95, strokeWidth=2, fill="transparent", stroke=colours.faint
    )
    dot = base.transform_filter("datum.series == '完成'").mark_circle(size=95, opacity=1)
    marks = alt.layer(
        line,
        ring.encode(x=_value("%"), y=names, href="link:N", tooltip=_tooltip()),
        dot.encode(
            x=_value("%"), y=names, href="link:N", tooltip=_tooltip(), color=_by_status(colours)
        ),
    )
    return _dressed(marks, colours)


def completions_chart(points: Sequence[Point], colours: Colours, report: str) -> Any:
    """The result in per cent of the target, with a line at 100."""
    base = alt.Chart(_data(_values(points, report)))
    names = _names(points)
    bar = base.mark_bar(height=12, cornerRadiusEnd=3).encode(
        x=_value("%"), y=names, href="link:N", tooltip=_tooltip(), color=_by_status(colours)
    )
    text = base.mark_text(align="left", dx=6, color=colours.ink).encode(
        x=_value("%"), y=names, text="told:N", href="link:N"
    )
    goal = alt.Chart(_data([{"goal": 100}])).mark_rule(strokeDash=[4, 3], stroke=colours.faint)
    return _dressed(alt.layer(bar, text, goal.encode(x="goal:Q")), colours)


def moves_chart(points: Sequence[Point], colours: Colours, report: str, unit: str) -> Any:
    """What the next target changes against the result: bars left and right of 0."""
    base = alt.Chart(_data(_values(points, report)))
    names = _names(points)
    bar = base.mark_bar(height=12, cornerRadius=3, color=colours.accent, opacity=0.85).encode(
        x=_value(unit), y=names, href="link:N", tooltip=_tooltip()
    )
    words = {"y": names, "x": _value(unit), "text": "signed:N", "href": "link:N"}
    up = base.transform_filter("datum.value > 0").mark_text(align="left", dx=6, color=colours.ink)
    down = base.transform_filter("datum.value < 0").mark_text(
        align="right", dx=-6, color=colours.ink
    )
    zero = alt.Chart(_data([{"zero": 0}])).mark_rule(stroke=colours.faint)
    marks = alt.layer(bar, up.encode(**words), down.encode(**words), zero.encode(x="zero:Q"))
    return _dressed(marks, colours)


def over_chart(told: Sequence[Told], colours: Colours) -> Any:
    """A cell each: places of one year as bars, years as dots and rings."""
    rows = [
        asdict(one)
        | {"when": f"{one.year}年", "link": reader_link(one.address, one.document)}
        | {"note": f"{one.year}年{one.role} {one.shown}"}
        for one in told
    ]
    base = alt.Chart(_data(rows))
    if len({one.year for one in told}) == 1:
        return _places_chart(base, told[0].unit, colours)
    several = len({one.place for one in told}) > 1
    return _years_chart(base, told[0].unit, colours, several=several)


def _places_chart(base: Any, unit: str, colours: Colours) -> Any:
    """Bars, the highest first, each with the words of the report."""
    names = alt.Y("place:N", sort="-x", title=None, axis=_name_axis())
    bar = base.mark_bar(height=12, cornerRadiusEnd=3, color=colours.accent).encode(
        x=_value(unit), y=names, href="link:N", tooltip=_over_tooltip()
    )
    text = base.mark_text(align="left", dx=6, color=colours.ink).encode(
        x=_value(unit), y=names, text="shown:N", href="link:N"
    )
    return _dressed(alt.layer(bar, text), colours)


def _years_chart(base: Any, unit: str, colours: Colours, *, several: bool) -> Any:
    """Targets as rings, results as dots joined by a line; several: places, told apart by colour."""
    axis = alt.Axis(labelExpr=f"datum.label + '{unit}'", tickCount=TICKS)
    tones = [colours.accent, colours.good, colours.bad, colours.faint]
    legend = alt.Legend(orient="top", title=None) if several else None
    where = {
        "x": alt.X("when:O", title=None, axis=alt.Axis(labelAngle=0)),
        "y": alt.Y("value:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=True)),
        "color": alt.Color("place:N", scale=alt.Scale(range=tones), legend=legend),
    }
    leading = {**where, "href": "link:N", "tooltip": _over_tooltip()}
    done = base.transform_filter("datum.role == '完成'")
    goal = base.transform_filter("datum.role == '目标'")
    marks = alt.layer(
        done.mark_line(strokeWidth=2, opacity=0.6).encode(**where),
        goal.mark_point(size=110, strokeWidth=2, fill="transparent").encode(**leading),
        done.mark_circle(size=95, opacity=1).encode(**leading),
    )
    return _dressed(marks, colours).properties(height=OVER_HEIGHT)


def _over_tooltip() -> list[Any]:
    return [
        alt.Tooltip("place:N", title="地方"),
        alt.Tooltip("note:N", title="报告写"),
        alt.Tooltip("address:N", title="出处"),
    ]


def tally_chart(tallies: Sequence[Tally], colours: Colours) -> Any:
    """Met and missed by category, one bar a category."""
    base = alt.Chart(_data([asdict(one) for one in tallies]))
    order = list(dict.fromkeys(one.category for one in tallies))
    names: Any = alt.Y("category:N", sort=order, title=None, axis=_name_axis())
    stack = alt.X(
        "sum(count):Q", stack="zero", title=None, axis=alt.Axis(tickMinStep=1, grid=False)
    )
    tip = [
        alt.Tooltip("category:N", title="类别"),
        alt.Tooltip("status:N", title="结果"),
        alt.Tooltip("count:Q", title="项数"),
        alt.Tooltip("names:N", title="指标"),
    ]
    bar = base.mark_bar(height=16, cornerRadius=2).encode(
        x=stack, y=names, order="place:Q", tooltip=tip, color=_by_status(colours, legend=True)
    )
    return _dressed(alt.layer(bar), colours)


def _data(values: Sequence[dict[str, Any]]) -> Any:
    return alt.Data(values=list(values))  # type: ignore[no-untyped-call]


def _values(points: Sequence[Point], report: str) -> list[dict[str, Any]]:
    ends: dict[str, list[float]] = {}
    for point in points:
        ends.setdefault(point.name, []).append(point.value)
    return [
        asdict(one)
        | {
            "link": reader_link(one.address, report),
            "low": min(ends[one.name]),
            "high": max(ends[one.name]),
            "told": f"{one.value:.1f}%",
            "signed": f"{one.value:+.4g}".replace("-", "−"),
        }
        for one in points
    ]


def _names(points: Sequence[Point]) -> Any:
    order = list(dict.fromkeys(one.label for one in points))
    return alt.Y("label:N", sort=order, title=None, axis=_name_axis())


def _name_axis() -> Any:
    return alt.Axis(labelLimit=NAME_WIDTH, ticks=False, domain=False, labelPadding=10)


def _value(unit: str) -> Any:
    return alt.X(
        "value:Q", title=None, axis=alt.Axis(labelExpr=f"datum.label + '{unit}'", tickCount=TICKS)
    )


def _tooltip() -> list[Any]:
    return [
        alt.Tooltip("name:N", title="指标"),
        alt.Tooltip("category:N", title="类别"),
        alt.Tooltip("note:N", title="报告写"),
        alt.Tooltip("address:N", title="出处"),
    ]


def _by_status(colours: Colours, *, legend: bool = False) -> Any:
    # The legend names all three, so that a colour means the same on every report.
    shown = alt.Legend(orient="top", title=None, symbolType="circle") if legend else None
    scale = alt.Scale(
        domain=["完成", "未完成", "无法判断"], range=[colours.good, colours.bad, colours.faint]
    )
    return alt.Color("status:N", scale=scale, legend=shown)


def _dressed(chart: Any, colours: Colours) -> Any:
    """The chart at its height, in the page's font and colours, its links in the same tab."""
    return (
        chart.properties(
            height=alt.Step(ROW_HEIGHT),
            background="transparent",
            usermeta={"embedOptions": {"loader": {"target": "_self"}, "actions": False}},
        )
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours.ink,
            labelFontSize=13,
            gridColor=colours.line,
            domainColor=colours.line,
            tickColor=colours.line,
        )
        .configure_axisX(labelColor=colours.faint, labelFontSize=12)
        .configure_legend(labelColor=colours.ink, labelFontSize=13)
    )
