"""Cuts a sentence to the clauses that answer; the citation always keeps the whole sentence."""

import re
from collections.abc import Sequence

from assistant.asking.asked import (
    attributes_asked,
    clauses_fitting,
    figures_fitting,
    fits_row,
    units_asked,
    wants_figure,
)
from assistant.asking.content import Content, content_of
from assistant.asking.contrasts import contrary, kind_named, qualified_alike, tells_apart
from assistant.asking.phrase_asked import joined_phrase, name_asked, printed_name
from assistant.asking.question import Question
from assistant.draft import Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.term_index import find_terms
from assistant.sentences.breakdowns import figures_of_named
from assistant.sentences.evidence import Evidence
from assistant.sentences.figure_kinds import levels, shares, sums, tells_total, told_ahead, totals
from assistant.sentences.most_claimed import asks_most
from assistant.sentences.note_words import beside_term
from assistant.sentences.own_clauses import (
    enough_figures,
    from_its_owner,
    gone_on_to_change,
    names_its_own,
    own_clauses,
    with_change,
    with_growth_of,
)
from assistant.sentences.reasons import reason_part
from assistant.sentences.respective import GROWTH_UNITS, RATE_ASKED, belonging
from assistant.text import key
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

WHOLE = 90
"""Characters up to which a sentence is shown whole."""
WHOLE_FIGURE = 40
"""The same where a number is asked: the clause with the figure says it best."""
LONGEST = 220
"""The same for the longest stretch that is shown of a long sentence."""
LENGTH_COST = 0.0012
"""What a character more must bring in coverage, to be shown."""
LONGEST_LIST = 300
"""Characters of the longest stretch where several things are asked for: an item left out is an
error, a clause too many is not."""
ALL_HELD = 0.9
"""Share of the question's words from which a clause prints all of them."""
PHRASE_WORTH = 0.2
"""What it is worth to hold the words around 多少 as a phrase."""
START_WORTH = 0.03
"""What it is worth in coverage to begin with the sentence, where the subject mostly stands."""


def trimmed_answer(question: Question, evidence: Evidence, writer: Writer) -> str:
    """The stretch of the evidence that answers, word for word, with its mark."""
    knowledge = knowledge_of(writer.report)
    span = evidence.statement.span
    shown = best_stretch(question, span, knowledge)
    strong = strong_figures(question, shown, knowledge)
    told = belonging(writer.report, shown, question.text) if wants_figure(question) else None
    if told and RATE_ASKED.search(question.text) and told.figure.unit not in GROWTH_UNITS:
        told = None  # its growth stands elsewhere: 「其中甲增速最高、为8%」
    strong = (told.figure.span,) if told else strong
    mark = writer.cite(span, strong=strong or (shown,))
    words = _named(shown, span, knowledge).rstrip("，；、：,;:")
    if told is not None:
        bare = words.rstrip("。")
        return f"{bare}（其中“{told.thing}”对应{with_change(told.figure.span, writer.report)}）。{mark}"
    stop = "" if words.endswith(("。", "！", "？", "”", "）")) else "。"
    return f"{words}{stop}{mark}"


def _named(shown: Span, span: Span, knowledge: Knowledge) -> str:
    """The words shown; before a stretch from the middle of a note, the term that it explains."""
    words = knowledge.report[shown].replace("\n", "")
    note = knowledge.notes.get(span)
    if note is None or shown.start <= note.definition.start:
        return words
    if any(words.lstrip("“").startswith(knowledge.report[one].strip("“”")) for one in note.terms):
        return words  # the half of a double term that begins with its own name
    return f"{''.join(knowledge.report[one] for one in note.terms)}：{words}"


def best_stretch(question: Question, span: Span, knowledge: Knowledge) -> Span:
    """The run of clauses that holds most of what is asked for its length."""
    text = knowledge.report.text
    wants = wants_figure(question)
    span = _own_half(question, span, knowledge)
    if asks_most(question) and len(list(clauses(text, span, "；"))) > 1:
        return span
    if question.has("why"):
        span = reason_part(question, span, knowledge)
    elif wants or question.has("met"):
        span = _segment(question, span, knowledge)
    parts = tuple(clauses(text, span))
    whole = LONGEST_LIST if question.has("list", "why") else WHOLE_FIGURE if wants else WHOLE
    if question.has("met") and len(span) <= WHOLE:
        return span
    if len(span) <= whole or len(parts) < 2:
        return span
    content = content_of(question, knowledge)
    runs = [
        Span(parts[first].start, parts[last].end)
        for first in range(len(parts))
        for last in range(first, len(parts))
        if parts[last].end - parts[first].start <= LONGEST or first == last
    ]
    if wants:
        asked = units_asked(question.text) or ("",)
        holding = [run for run in runs if _holds_all(run, asked, question, text)]
        runs = _said_rightly(holding or runs, question, knowledge.report)
        runs = enough_figures(runs, question, text)
        summed = sums(list(figures_fitting(text, span, question)), question, text)
        runs = [run for run in runs if summed and summed[0].span in run] or runs
        runs = [run for run in runs if tells_total(run, question, content, text)] or runs
    wanted = attributes_asked(question)
    giving = [
        run for run in runs if all(one.needs.search(text[run.start : run.end]) for one in wanted)
    ]
    runs = giving or runs
    runs = [run for run in runs if _prints_years(run, question, text)] or runs
    note = knowledge.notes.get(span)
    if note is not None:  # the term alone tells nothing
        runs = [run for run in runs if run.end > note.definition.start] or runs
    runs = [run for run in runs if not _is_lead(run, text)] or runs
    content, before = beside_term(question, content, note, knowledge.report)
    phrase = before or joined_phrase(question) or (name_asked(question, knowledge) if wants else "")
    if question.has("growth"):
        named = printed_name(question, knowledge) or kind_named(question.text)
        runs = with_growth_of(named, runs, text)

    def worth(run: Span) -> tuple[float, int]:
        return _worth(run, span.start, content, knowledge, phrase=phrase), -run.start

    best = gone_on_to_change(max(runs, key=worth), span, question.text, text)
    best = from_its_owner(
        best, span, text, lambda run: content.coverage(key(knowledge.report[run]), "")
    )
    return _with_what_is_told(best, span, question, text)


def _own_half(question: Question, span: Span, knowledge: Knowledge) -> Span:
    """Of a note that explains two terms, the half on the one that the question names."""
    note = knowledge.notes.get(span)
    if note is None or len(note.terms) < 2:
        return span
    halves = {one.term.definition for one in find_terms(key(question.text), knowledge)}
    own = [one for one in halves if one in note.definition and one != note.definition]
    return own[0] if len(own) == 1 else span


def _said_rightly(runs: list[Span], question: Question, report: Report) -> list[Span]:
    """The runs that do not speak of another of its like alone: 进出口 where 出口 is asked.

    「城乡居民收入分别增长5%、7%」 speaks of 农村, too.
    """
    asked = key(question.text)
    if not tells_apart(asked, figures=True):
        return runs
    kept = [
        one
        for one in runs
        if contrary(asked, key(report[one]), figures=True) is None
        or belonging(report, one, question.text) is not None
    ]
    return kept or runs


def _with_what_is_told(run: Span, span: Span, question: Question, text: str) -> Span:
    """A run that begins 「目标是：」 goes on to the end of what it tells, where that is asked."""
    if not (question.has("definition", "list") and "：" in text[run.start : run.end]):
        return run
    return Span(run.start, span.end) if span.end - run.start <= LONGEST_LIST else run


def _is_lead(run: Span, text: str) -> bool:
    """Whether a run only leads to what is told: 「主要目标是：」."""
    return text[run.start : run.end].rstrip().endswith(("：", ":"))


def _prints_years(run: Span, question: Question, text: str) -> bool:
    """Whether a run prints the years asked: a figure of another year must not stand for them."""
    return all(f"{year}年" in text[run.start : run.end] for year in question.years)


def _segment(question: Question, span: Span, knowledge: Knowledge) -> Span:
    """The part between two ； that holds most of what is asked, where a number is asked.

    A figure belongs to the thing named in its own part: 「甲类占23%；乙类31个、占34%」.
    """
    text = knowledge.report.text
    content = content_of(question, knowledge)
    holding = clauses_fitting(text, span, question, "；")
    if len(holding) < 2:
        # 「增长6.3%；乙吞吐量18.6万标箱」: the growth before is of another thing
        covered = [content.coverage(key(text[one.start : one.end]), "") for one in (*holding, span)]
        own = holding and units_asked(question.text) and names_its_own(holding[0], text)
        return holding[0] if own and covered[0] >= covered[-1] else span
    head = _head(question, content)
    holding = [one for one in holding if head and head in key(text[one.start : one.end])] or holding
    held = [content.coverage(key(text[one.start : one.end]), "") for one in holding]
    best = max(held)
    return holding[held.index(best)] if held.count(best) == 1 else span


def _head(question: Question, content: Content) -> str:
    """The printed noun right before 多少: 利润 of 「工业企业利润多少」; "" where there is none."""
    asked = key(question.text)
    before = re.split("多少|几", asked, maxsplit=1)[0]
    nouns = [one.key for one in content.words if one.is_noun and one.known]
    return next((one for one in nouns if len(before) < len(asked) and before.endswith(one)), "")


def _holds_all(run: Span, asked: Sequence[str], question: Question, text: str) -> bool:
    """Whether a run prints a figure for each unit that is asked."""
    found = {figure.unit for figure in figures_fitting(text, run, question)}
    if not re.search("多少|几", question.text):
        return bool(found)  # the units are only implied: any one of them will do
    return bool(found) and all(
        not unit or any(fits_row(one, (unit,)) for one in found) for unit in asked
    )


def _worth(run: Span, start: int, content: Content, knowledge: Knowledge, *, phrase: str) -> float:
    opens = START_WORTH if run.start == start else 0.0
    opens += PHRASE_WORTH if phrase and phrase in key(knowledge.report[run]) else 0.0
    return content.coverage(key(knowledge.report[run]), "") + opens - LENGTH_COST * len(run)


def strong_figures(question: Question, shown: Span, knowledge: Knowledge) -> tuple[Span, ...]:
    """The figure that answers, to be made strong: the one nearest after the words asked."""
    if not wants_figure(question):
        return ()
    text = knowledge.report.text
    fitting = list(figures_fitting(text, shown, question))
    fitting = levels(fitting, question, text) or fitting
    fitting = totals(fitting, question, text) or fitting
    fitting = _not_contrary(fitting, shown, question, text) or fitting
    fitting = shares(fitting, question, text) or told_ahead(fitting, question, text) or fitting
    fitting = figures_of_named(fitting, key(question.text), knowledge) or fitting
    if not fitting:
        return ()
    content = content_of(question, knowledge)
    nearest = nearest_figure(fitting, shown, content, knowledge)
    summed = sums(fitting, question, text)
    if summed and not _holds_its_name(nearest, shown, content, text):
        return (summed[0].span,)
    return (nearest.span,)


def _holds_its_name(figure: Figure, shown: Span, content: Content, text: str) -> bool:
    """Whether a figure's own clause prints all that is asked: 「甲资金一共多少」 asks of 甲 alone."""
    own = next(one for one in clauses(text, shown, "，；：。、") if figure.span in one)
    return content.coverage(key(text[own.start : own.end]), "") > ALL_HELD


def _not_contrary(
    found: Sequence[Figure], shown: Span, question: Question, text: str
) -> list[Figure]:
    """Those whose own words do not exclude what is asked: 38家 of 「新增18家、累计38家」."""
    kept, named = [], []
    asked = key(question.text)
    for clause, told in own_clauses(text, shown):
        said = key(text[told.start : told.end])
        own = [figure for figure in found if figure.span in clause]
        if own and contrary(asked, said, figures=True) is None:
            kept += own
            named += own if qualified_alike(asked, said) else []
    return named or kept  # 「农村居民33908元」 before 「居民收入52186元」 where 农村 is asked


def nearest_figure(
    found: Sequence[Figure], shown: Span, content: Content, knowledge: Knowledge
) -> Figure:
    """The figure whose own clause, up to it, holds most of what is asked; ties by place."""

    def worth(at: int) -> tuple[float, int]:
        figure = found[at]
        start = max(shown.start, found[at - 1].span.end if at else shown.start)
        after = re.search(
            "[，；。、]", knowledge.report.text[figure.span.end : figure.span.end + 6]
        )
        end = min(shown.end, figure.span.end + (after.start() if after else 6))
        return content.coverage(key(knowledge.report.text[start:end]), ""), -at

    return found[max(range(len(found)), key=worth)]
