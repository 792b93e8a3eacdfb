"""WCAG AA: what is written can be read, in light and in dark, by the colours the sheets name."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SHEETS = "".join((ROOT / "pages" / one).read_text("utf-8") for one in ("theme.css", "sheet.css"))
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
SCHEMES = ("light", "dark")
TEXT, MARK = 4.5, 3.0
"""Least contrast of text, and of large text and signs (WCAG 2.1, 1.4.3 and 1.4.11)."""

ON_PAPER = ("ink", "soft", "faint", "accent", "good", "sum", "bad")
PAIRS = [
    *((one, ground) for one in ON_PAPER for ground in ("paper", "panel")),
    ("good", "good-wash"),
    ("sum", "sum-wash"),
    ("bad", "bad-wash"),
    ("accent", "accent-wash"),
    ("ink", "mark"),
    ("ink", "hit"),
]
"""Every colour of words with every ground that words of it stand on."""


def named(scheme: str) -> dict[str, str]:
    """The colours of `--ra-…: light-dark(a, b)`."""
    found = re.findall(r"--ra-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SHEETS)
    return {name: pair[SCHEMES.index(scheme)] for name, *pair in found}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, in [0, 1] (WCAG 2.1)."""
    signs = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in signs
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_of_words_is_looked_at() -> None:
    used = set(re.findall(r"(?<![\w-])color: var\(--ra-([\w-]+)\)", SHEETS))
    assert used <= {words for words, _ in PAIRS}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_named_colours_can_be_read(words: str, ground: str, scheme: str) -> None:
    colours = named(scheme)
    assert contrast(colours[words], colours[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_frame_can_be_read(scheme: str) -> None:
    held = THEME[scheme]
    grounds = [held["backgroundColor"], held["secondaryBackgroundColor"]]
    grounds += [held["sidebar"]["backgroundColor"], held["sidebar"]["secondaryBackgroundColor"]]
    for ground in grounds:
        assert contrast(held["textColor"], ground) >= TEXT
        assert contrast(held["linkColor"], ground) >= TEXT
    assert contrast("#ffffff", held["primaryColor"]) >= TEXT  # white words on a filled button


@pytest.mark.parametrize("scheme", SCHEMES)
def test_signs_of_charts_stand_out(scheme: str) -> None:
    ground = THEME[scheme]["backgroundColor"]
    for colour in THEME[scheme]["chartCategoricalColors"]:
        assert contrast(colour, ground) >= MARK


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_of_the_sheets_stand_on_the_page_too(scheme: str) -> None:
    colours, ground = named(scheme), THEME[scheme]["backgroundColor"]
    for words in ON_PAPER:
        assert contrast(colours[words], ground) >= TEXT
