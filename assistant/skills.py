"""Answers one question from one report: each skill in turn, the gate, or why it does not answer."""

from assistant.asking.question import Question
from assistant.auditing.audit import answer_audit
from assistant.auditing.worked_claims import without_verdict
from assistant.document import answer_document
from assistant.draft import Draft, Writer
from assistant.listing.box_claims import answer_box_claim
from assistant.listing.field_asked import answer_field
from assistant.listing.lists import answer_list
from assistant.listing.outline import answer_place
from assistant.listing.patterned_lists import answer_patterned
from assistant.listing.target_reasons import answer_target_reasons
from assistant.listing.year_lists import answer_year
from assistant.model import Answer, Reason, Refusal, Reply
from assistant.outcomes import Answerer, Desk, NoAnswer, Outcome
from assistant.proof.brought_numbers import without_unborne
from assistant.proof.gate import check, proven
from assistant.prose.added_up import answer_added
from assistant.prose.box_sums import answer_box_sum
from assistant.prose.compared_claims import answer_compared
from assistant.prose.dated_claims import answer_dated
from assistant.prose.derived import answer_customary, answer_derived
from assistant.prose.earlier_values import answer_earlier
from assistant.prose.over_years import answer_over_years
from assistant.prose.part_shares import answer_of_count
from assistant.prose.passages import answer_passage
from assistant.prose.per_head import answer_per_head
from assistant.prose.projected import answer_projected
from assistant.prose.ranked_items import answer_ranked_items
from assistant.prose.still_to_go import answer_typed_aim
from assistant.prose.table_shares import answer_table_share
from assistant.prose.wholes import answer_whole
from assistant.steps import step
from assistant.support.guards import declined
from assistant.tables.days_of_year import answer_days
from assistant.tables.enough import answer_enough
from assistant.tables.false_premises import answer_false_why
from assistant.tables.growth_targets import answer_growth_target
from assistant.tables.indicators import answer_indicator
from assistant.tables.plain_said import answer_said_in_cell
from assistant.tables.plain_tables import answer_plain_table
from assistant.tables.row_claims import answer_row_claimed
from assistant.tables.row_remarks import answer_remarked
from assistant.tables.table_changes import answer_changed
from assistant.tables.table_lookups import answer_lookup
from assistant.tables.table_questions import answer_table
from assistant.terms.definitions import answer_term, answer_undefined
from corpus.model import Span

ANSWERERS: tuple[Answerer, ...] = (
    answer_place,
    answer_document,
    answer_audit,
    answer_changed,
    answer_patterned,
    answer_box_claim,
    answer_compared,
    answer_row_claimed,
    answer_plain_table,
    answer_lookup,
    answer_remarked,
    answer_enough,
    answer_days,
    answer_ranked_items,
    answer_of_count,
    answer_table,
    answer_false_why,
    answer_target_reasons,
    answer_field,
    answer_typed_aim,
    answer_projected,
    answer_over_years,
    answer_added,
    answer_per_head,
    answer_table_share,
    answer_customary,
    answer_box_sum,
    answer_growth_target,
    answer_indicator,
    answer_derived,
    answer_term,
    answer_year,
    answer_list,
    answer_undefined,
    answer_passage,
)
"""The skills, in the order they are asked. A new one is a module and a line here."""

NOT_PROVEN = (
    "找到了可能相关的内容，但答案里有数字或引文没有通过核对，所以不显示。下面是最接近的原文。"
)
NOTHING_FOUND = "报告里没有找到能回答这个问题的内容。下面是最接近的原文，供参考，它们不是答案。"
NEAREST_SHOWN = 3


def answered(asked: Question, desk: Desk) -> Reply:
    """The reply to a question as read; a refusal says why and shows what is nearest."""
    outcome = declined(asked, desk) if desk.settings.guards else None
    told = _refusal(asked, outcome, desk) if outcome else _first_answer(asked, desk)
    if isinstance(told, Refusal) and told.reason is Reason.OTHER_YEAR:
        draft = answer_dated(asked, desk) or answer_earlier(asked, desk)
        return _worked_back(draft, asked, desk) or told
    if isinstance(told, Refusal) and told.reason is Reason.OTHER_PLACE:
        return _worked_back(answer_whole(asked, desk), asked, desk) or told
    if isinstance(told, Refusal) and told.reason is Reason.OPINION and asked.has("forecast"):
        forward = answer_added(asked, desk) or answer_projected(asked, desk)
        return _worked_back(forward, asked, desk) or told
    if isinstance(told, Refusal) and told.reason in (Reason.NO_ATTRIBUTE, Reason.NOT_FOUND):
        return _worked_back(answer_said_in_cell(asked, desk), asked, desk) or told
    return told


def _worked_back(draft: Outcome, asked: Question, desk: Desk) -> Answer | None:
    """A year or place that the report does not tell, worked out from one told; None if unproven."""
    checked = check(asked, draft, desk.report) if isinstance(draft, Draft) else None
    return checked if isinstance(checked, Answer) else None


def _first_answer(asked: Question, desk: Desk) -> Reply:
    """The first skill whose draft passes the gate; a skill may refuse for good."""
    unproven = False
    step("查指标表、术语和提纲")
    for answerer in ANSWERERS:
        if answerer.__name__ in desk.settings.left_out:
            continue
        outcome = answerer(asked, desk)
        if isinstance(outcome, NoAnswer):
            return _refusal(asked, outcome, desk)
        if isinstance(outcome, Draft):
            outcome = without_unborne(asked, without_verdict(asked, outcome), desk.report)
            step("逐个核对数字和引文")
            if not desk.settings.gate:
                return proven(asked, outcome, ())
            checked = check(asked, outcome, desk.report)
            if isinstance(checked, Answer):
                return checked
            unproven = True
    text = NOT_PROVEN if unproven else NOTHING_FOUND
    return _refusal(asked, NoAnswer(Reason.NOT_FOUND, text), desk)


def _refusal(asked: Question, outcome: NoAnswer, desk: Desk) -> Refusal:
    spans = outcome.nearest or _nearest(asked, desk)
    writer = Writer(desk.report)
    for span in spans:
        writer.cite(span)
    return Refusal(
        asked.asked, asked.resolved, outcome.reason, outcome.text, tuple(writer.citations)
    )


def _nearest(asked: Question, desk: Desk) -> tuple[Span, ...]:
    """The passages that search finds nearest; none for a question that is not about reports."""
    if asked.has("chat", "injection"):
        return ()
    hits = desk.library.search(
        asked.text,
        limit=NEAREST_SHOWN,
        kinds=("sentence", "paragraph", "table_row", "box"),
        report=desk.report.source.name,
    )
    return tuple(hit.chunk.span for hit in hits)
