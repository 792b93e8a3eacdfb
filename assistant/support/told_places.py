"""Whether the place that is asked is the one that the best statement tells of."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.asked import wants_figure
from assistant.asking.content import content_of
from assistant.asking.places import own_place
from assistant.asking.plain_columns import PLACE_END
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.outcomes import NoAnswer
from assistant.sentences.evidence import Evidence
from assistant.support.figure_clauses import same_part
from assistant.support.guards import AHEAD_OF, of_other_place
from assistant.text import key, plain
from assistant.words import lexicon
from corpus.address import place_of
from corpus.headers import names_places
from corpus.model import Report, Span


def other_place(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """The whole city or country is asked, and the statement is not led by it; or a district or town
    whose name stands neither in it nor above it.
    """
    part = _untold_part(question, found[0], knowledge)
    if part:
        return of_other_place(part, knowledge.report)
    if question.has("share", "rank"):
        return None  # 「占全市的比重」 asks about the report's own place
    if _ranks_within(question, found[0], knowledge):
        return of_other_place(question.places[0], knowledge.report)
    wide = [one for one in question.places if one in lexicon("places")["wider"]]
    printed = plain(knowledge.report[found[0].statement.span])
    nouns = [one.key for one in content_of(question, knowledge).words if one.is_noun]
    for place in wide:
        if AHEAD_OF.search(question.text) and re.search(f"[高低快慢多少好]于{place}", printed):
            continue
        led = any(
            re.search(f"{place}[^，、。；]{{0,8}}{re.escape(n)}", key(printed)) for n in nouns
        )
        if not led and (nouns or place not in printed):
            return of_other_place(place, knowledge.report)
    return None


def _untold_part(question: Question, best: Evidence, knowledge: Knowledge) -> str:
    """The first place within the own one of which a figure is asked and not told; "" for none."""
    if not wants_figure(question):
        return ""
    span, report = best.statement.span, knowledge.report
    said = same_part(question, span, knowledge) + _topic(span, report)
    said += key("".join(place_of(report, span).path))
    wider = (*lexicon("places")["wider"], *own_place(report.source.place).above)
    parts = [one for one in question.places if one not in wider and PLACE_END.search(one)]
    parts += [one for one in _rows_that_are_places(report) if one in question.text]
    return next((one for one in parts if key(PLACE_END.sub("", one)) not in said), "")


def _topic(span: Span, report: Report) -> str:
    """The clause, as a key, that begins the paragraph: it may name what all of it is about."""
    whole = next((one.span for one in report.paragraphs if span in one.span), span)
    return key(re.split("[，。；：]", report[whole], maxsplit=1)[0])


def _rows_that_are_places(report: Report) -> Iterator[str]:
    """The names of the districts and towns that the report's tables tell of, one by one."""
    for table in report.plain_tables:
        if names_places(table.columns[table.name_column]):
            yield from (row.name for row in table.rows if PLACE_END.search(row.name))


def _ranks_within(question: Question, best: Evidence, knowledge: Knowledge) -> bool:
    """Whether a number of another place is asked, of which the sentence only tells a rank within."""
    if not wants_figure(question) or not question.places:
        return False
    printed, place = plain(knowledge.report[best.statement.span]), question.places[0]
    within = rf"(?:居|列|占|位居|排){re.escape(place)}|{re.escape(place)}(?:第|前|平均|排名)"
    named = len(re.findall(re.escape(place), printed))
    return named > 0 and len(re.findall(within, printed)) == named
