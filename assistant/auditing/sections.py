"""The figures of a section, among which the total of its parts stands."""

from corpus.address import place_of
from corpus.figures import figures
from corpus.model import Figure, Report, Span


def section_figures(report: Report, span: Span) -> list[Figure]:
    """The figures of the section that holds a stretch."""
    path = place_of(report, span).path
    inside = [one.span for one in report.paragraphs if one.path == path]
    return [figure for one in inside for figure in figures(report.text, one)]
