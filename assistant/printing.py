"""Shows a reply on a terminal; the only user of rich."""

from rich.console import Console
from rich.text import Text

from assistant.model import Answer, Citation, Reply

_VERDICTS = {"same": "已核对", "computed": "计算得出", "conflict": "与原文不一致"}


def printed(told: Reply) -> None:
    """Print the answer, its checked numbers and its evidence; colours only on a terminal."""
    console = Console(highlight=False)
    if told.resolved and told.resolved != told.question:
        console.print(Text(f"理解为：{told.resolved}", style="dim"))
    style = "bold" if isinstance(told, Answer) else "yellow"
    console.print(Text(told.text, style=style))
    if isinstance(told, Answer):
        for number in told.numbers:
            places = "".join(f"[{one}]" for one in number.citations)
            formula = f"：{number.formula}" if number.formula else ""
            words = f"  ✓ {number.text}  {_VERDICTS[number.verdict]}{places}{formula}"
            console.print(Text(words, style="green"))
        _evidence(console, "出处", told.citations)
    elif told.nearest:
        _evidence(console, "最接近的原文（不是答案）", told.nearest)


def _evidence(console: Console, title: str, citations: tuple[Citation, ...]) -> None:
    console.print(Text(f"\n{title}", style="bold blue"))
    several = len({one.document for one in citations}) > 1
    for one in citations:
        column = f"“{one.column}”" if one.column else ""
        name = f"{one.document} " if several else ""
        console.print(Text(f"[{one.id}] {name}{one.place}{column}", style="blue"))
        console.print(Text(f"    {one.quote}".replace("\t", " | ").replace("\n", " "), style="dim"))
