"""`python -m tests.blind [FILE …]`: how many of the blind questions are answered as expected, and which are not.

A line is `question<TAB>expectation`; the turns of a conversation are parted by `|`, the last one counts.
The expectation is groups parted by `;`, each of which must stand in the answer, by one of its wordings parted
by `|`; `!words` must not stand in it; `R` alone means a refusal. `# kind` heads the questions that follow.
A file is asked of the invented report of its name beside it, else of the shipped one.
"""

import argparse
import re
import unicodedata
from collections import Counter
from pathlib import Path

from rich.console import Console
from tqdm import tqdm

from assistant.asking.figures_asked import example_questions
from assistant.asking.situations import example_sentences
from assistant.model import Refusal, Reply
from assistant.reply import reply
from corpus.adding import inspect
from corpus.store import load_reports
from index.embed import chosen_encoder
from index.examples import open_examples
from index.library import Library
from index.store import index_folder

FOLDER = Path(__file__).parent


def main() -> None:
    """Ask each file and print its score and its failures."""
    parser = argparse.ArgumentParser(prog="python -m tests.blind", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="默认是本目录的全部 .tsv")
    parser.add_argument("--quiet", action="store_true", help="只印得分，不印没答对的题")
    options = parser.parse_args()
    for path in options.files or sorted(FOLDER.glob("*.tsv")):
        _ask_all(path, quiet=options.quiet)


def _ask_all(path: Path, *, quiet: bool) -> None:
    library, console = _library(path), Console()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    kind = "all"
    for line in tqdm(path.read_text(encoding="utf-8").splitlines(), desc=path.stem, leave=False):
        if line.startswith("#"):
            kind = line[1:].split()[0]
        if "\t" not in line or line.startswith("#"):
            continue
        question, expected = line.split("\t")[:2]
        *before, last = question.split("|")
        told = reply(last, library, history=before)
        good = is_as_expected(told, expected)
        asked[kind] += 1
        right[kind] += good
        if not good and not quiet:
            console.print(f"{question} <= {expected}\n    {told.text[:200]}", markup=False)
    kinds = "  ".join(f"{one} {right[one]}/{asked[one]}" for one in asked)
    console.print(f"{path.stem}: {right.total()}/{asked.total()}  {kinds}", markup=False)


def _library(path: Path) -> Library:
    report = path.with_suffix(".txt")
    encoder = chosen_encoder()
    library = Library.build(
        [inspect(report).report] if report.exists() else load_reports(), encoder
    )
    library.examples = open_examples(
        (*example_sentences(), *example_questions()), encoder, index_folder()
    )
    return library


def is_as_expected(told: Reply, expected: str) -> bool:
    """Whether a reply holds every group of an expectation, or refuses where it should."""
    if expected.strip() == "R" or isinstance(told, Refusal):
        return isinstance(told, Refusal) and expected.strip() == "R"
    words = _plain(told.text)
    groups = [one.strip() for one in expected.split(";") if one.strip()]
    kept = all(
        any(_plain(one) in words for one in group.split("|") if one.strip())
        for group in groups
        if not group.startswith("!")
    )
    return kept and not any(_plain(one[1:]) in words for one in groups if one.startswith("!"))


def _plain(words: str) -> str:
    """Without spaces, marks and thousands signs, in half width and lower case."""
    folded = unicodedata.normalize("NFKC", words)
    return re.sub(r"\s|\[\d+\]|\*\*|,", "", folded).lower()


if __name__ == "__main__":
    main()
