"""What the tests share: the shipped report, an invented one, and small libraries over them."""

from pathlib import Path

import pytest

from corpus.model import Report
from corpus.store import load_report, load_reports
from index.embed import BigramEncoder
from index.library import Library

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture(scope="session")
def report() -> Report:
    return load_reports()[0]


@pytest.fixture(scope="session")
def invented() -> Report:
    """A made-up report in the same export form: another place, other names, other figures."""
    return load_report(INVENTED)


@pytest.fixture(scope="session")
def earlier() -> Report:
    """The same place a year before: other figures, one name of an indicator and one definition."""
    return load_report(INVENTED.parent / "invented-earlier")


@pytest.fixture(scope="session")
def neighbour() -> Report:
    """Another place in the same years."""
    return load_report(INVENTED.parent / "invented-neighbour")


@pytest.fixture(scope="session")
def shelf(invented: Report, earlier: Report, neighbour: Report) -> Library:
    """Two years of one place and one year of another."""
    return Library.build([invented, earlier, neighbour], BigramEncoder())


@pytest.fixture(scope="session")
def library(report: Report) -> Library:
    return Library.build([report], BigramEncoder())


@pytest.fixture(scope="session")
def invented_library(invented: Report) -> Library:
    return Library.build([invented], BigramEncoder())
