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
def library(report: Report) -> Library:
    return Library.build([report], BigramEncoder())


@pytest.fixture(scope="session")
def invented_library(invented: Report) -> Library:
    return Library.build([invented], BigramEncoder())
