"""Answers what a term means, from the report's notes, word for word."""

import re
from collections.abc import Sequence

from assistant.asking.asked import attributes_asked
from assistant.asking.question import Question, leftover
from assistant.draft import Writer
from assistant.known.enumerated import enumeration_of
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.list_targets import targets
from assistant.known.term_index import Term, TermMatch, find_terms, similar_term, terms_of
from assistant.listing.section_asked import items_of_section
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.terms.acronyms import told_in_full
from assistant.terms.details import asks_several
from assistant.terms.mentioned import mentioned_only
from assistant.terms.reverse_terms import term_described
from assistant.terms.term_parts import named_by_piece, part_of
from assistant.text import key
from assistant.words import any_of, listed
from corpus.model import Span
from corpus.sentences import clauses

SKILL = "terms"
_CODED = re.compile(
    r"[a-z][a-z\d+.]{1,11}|(?:[\d一二两三四五六七八九十]+[\u4e00-\u9fff]{1,2}){2,4}"
)
"""A coded name: REITS, 三区一城, 1核2带."""
_COUNTS = re.compile(r"\d|[二两三四五六七八九十]")
_DEFINES = re.compile("[^，。；、“”]{0,4}(?:指|是(?!否)|即|为|：|:|（|包括|分别)")
"""What must follow a name inside another term's note, for the note to tell what it is."""
_IS_WHICH = re.compile(
    "(?:具体|都|各|分别)*(?:是|指|包括|包含|有)(?:指|的是)?(?:什么|啥|哪(?:些|几[个项类种大]*|[二两三四五六七八九十][个项类种大]*)?)"
    "[一-鿿]{0,2}[？?。]?"
)
"""What follows a counted name whose members are asked."""
LONGEST_STRAY = 2
"""Content signs a question may hold beside a term and still ask for its meaning alone."""
LEAST_BESIDE = 6
"""Signs that a clause must print beside a name to tell what it is."""


def answer_term(question: Question, desk: Desk) -> Outcome:
    """Give the definition of the terms asked; None when the question is about something else."""
    knowledge = knowledge_of(desk.report)
    words = key(question.text)
    found = find_terms(words, knowledge)
    asks_meaning = listed("terms", "strong").search(question.text) is not None
    beside = _beside(words, found)
    part = _part_asked(question, found, desk)
    if part is not None:
        return part
    if asks_several(question, found, knowledge):
        return _define([found[0].term], desk)
    if not asks_meaning and _asks_else(question) and not _asks_who_all(question, found):
        return None
    if found and (len(beside) <= LONGEST_STRAY or _asks_members(question, found, beside, desk)):
        return _define([match.term for match in found], desk)
    described = None if found else term_described(question, desk)
    if described is not None:
        return _define([described], desk)
    if not asks_meaning:
        return _quoted_inside(question, desk)
    if found and (_used_so(found[0], beside, desk) or not _named_apart(question, found, beside)):
        return _define([match.term for match in found], desk)
    return _not_in_notes(question, desk)


def _asks_members(question: Question, found: Sequence[TermMatch], beside: str, desk: Desk) -> bool:
    """「几大行动一共几项，都是些什么」: members of a counted name, nothing of another thing."""
    if not question.has("list", "count") or not _COUNTS.search(found[0].term.name):
        return False
    if _asks_what_it_counts(question, found, desk):
        return True
    rest = re.sub("[一总]共|[几多少哪些都分别各项个大条类有是什么啥]|[，。？?\\s]", "", beside)
    return all(sign in found[0].term.name for sign in rest)


def _asks_what_it_counts(question: Question, found: Sequence[TermMatch], desk: Desk) -> bool:
    """「某某圈十大工程分别是什么」: the term at the end, before it only where it is used."""
    words, last = key(question.text), found[0]
    if not _IS_WHICH.fullmatch(words[last.end :]):
        return False
    note = last.term.note
    used = next(
        (one.span for one in desk.report.paragraphs if note.anchor in one.span), note.anchor
    )
    printed = key(desk.report[note.span] + desk.report[used])
    before = leftover(words[: last.start])
    return before in printed


def _used_so(found: TermMatch, beside: str, desk: Desk) -> bool:
    """Whether the report prints the words beside a term right before it, where its mark stands."""
    used = knowledge_of(desk.report).statement_at(found.term.note.anchor)
    forms = (f"{beside}{form}" for form in found.term.keys)
    return bool(beside) and any(key(one) in key(desk.report[used]) for one in forms)


def _asks_who_all(question: Question, found: Sequence[TermMatch]) -> bool:
    """「三大商圈都有谁」: the members of a counted name, and nobody in charge."""
    words = key(question.text)
    return bool(found) and any(
        _COUNTS.search(one.term.name)
        and re.fullmatch("(?:都|各|分别)*(?:有|是)谁", words[one.end :])
        for one in found
    )


def _quoted_inside(question: Question, desk: Desk) -> Outcome:
    """What a name in quotation marks is that stands inside another term's note, freely asked."""
    if _asks_else(question) or question.has("count"):
        return None
    named = re.search(r"“([^”]{2,12})”([^“]*)$", question.text)
    if named is None or re.search("有(?:哪|什么|啥)|项目|列|多少|几", named[2]):
        return None
    return _told_in_note(key(named[1]), desk, least=LEAST_BESIDE)


def _part_asked(question: Question, found: Sequence[TermMatch], desk: Desk) -> Outcome:
    """What the part of a coded name stands for that the question asks; else None."""
    quoted = [key(one) for one in re.findall("“([^”]{2,8})”", question.text)]
    coded = [
        term
        for term in terms_of(knowledge_of(desk.report))
        if any(one in map(key, term.name.strip("“”").split("+")) for one in quoted)
    ]
    by_piece = () if found else named_by_piece(question, knowledge_of(desk.report))
    for term in (*(match.term for match in found), *coded, *by_piece):
        told = part_of(question, term, desk.report)
        if told is not None:
            return told
    return None


def _not_in_notes(question: Question, desk: Desk) -> Outcome:
    """A name that no note defines: told beside its enumeration, inside a note, or misspelt."""
    knowledge, words = knowledge_of(desk.report), key(question.text)
    subject = re.sub(r"(?<=[\u4e00-\u9fff]{2})\s+[\u4e00-\u9fff]$", "", _name_asked(question))
    subject = key(subject)
    if any(one.counted and one.counted in words for one in targets(knowledge)):
        return None
    if items_of_section(question, knowledge):
        return None
    listed_beside = enumeration_of(subject, knowledge)
    if listed_beside is not None:
        return _quoted(listed_beside, knowledge)
    inside = _told_in_note(subject, desk) or told_in_full(subject, knowledge)
    if inside is not None:
        return inside
    near = similar_term(subject, knowledge)
    if near is not None and (near.is_part or subject not in knowledge.names_keys):
        return _define([near], desk)
    if question.has("list"):
        return None  # 「数智有哪三条」 may ask for items; see answer_undefined
    return mentioned_only(subject, knowledge) or _never_printed(question, knowledge)


def _asks_else(question: Question) -> bool:
    """「某平台哪年立项」 names a term and asks something else of it."""
    return question.has("who", "why", "place") or bool(attributes_asked(question))


def answer_undefined(question: Question, desk: Desk) -> Outcome:
    """Refuse the members of a counted name (「三区一轴」) that the report uses and never spells out.

    Asked after the lists: what they do not hold and no enumeration stands beside is not there.
    """
    knowledge = knowledge_of(desk.report)
    subject = key(_name_asked(question))
    if not question.has("list") or question.has("who") or not _COUNTS.search(subject):
        return None
    beside = key(question.text).replace(subject, " ")
    named = any(subject in one for one in knowledge.names_keys)
    if find_terms(key(question.text), knowledge):
        return None
    again = re.search("(?:是|指|包括|包含|分别)哪", question.text)
    if not named or not (again or len(_beside(beside, ())) <= LONGEST_STRAY):
        return None
    return mentioned_only(subject, knowledge)


def _quoted(stretch: Span, knowledge: Knowledge) -> Outcome:
    """A stretch of a sentence, word for word."""
    writer = Writer(knowledge.report)
    mark = writer.cite(knowledge.statement_at(stretch), strong=(stretch,))
    return writer.draft(f"{writer.report[stretch].rstrip('，；：。')}。{mark}", SKILL)


def _beside(words: str, found: Sequence[TermMatch]) -> str:
    """Content words of the question beside the terms and the asking."""
    for match in sorted(found, key=lambda one: -one.start):
        words = words[: match.start] + " " + words[match.end :]
    words = any_of("question_words", "definition").sub(" ", words)
    words = any_of("question_words", "list").sub(" ", words)
    rest = leftover(listed("terms", "strong").sub(" ", words))
    # 「某某行动包括哪些行动」 names again what the term itself ends with.
    again = any(rest in form for match in found for form in match.term.keys)
    return "" if again else rest


def _named_apart(question: Question, found: Sequence[TermMatch], beside: str) -> bool:
    """Whether the question asks the meaning of another, longer name that holds the term."""
    quoted = re.findall(r"“([^”]+)”", question.text)
    if any(key(one) in match.term.keys[:1] for one in quoted for match in found):
        return False
    if quoted and not any(key(one) in match.term.keys for one in quoted for match in found):
        return any(len(key(one)) > found[0].end - found[0].start for one in quoted)
    return len(beside) > found[0].end - found[0].start


def _name_asked(question: Question) -> str:
    """The quoted words, or the subject without the asking."""
    quoted = re.findall(r"[“\"'‘「『]([^”\"'’」』]+)[”\"'’」』]", question.text)
    if quoted:
        return str(quoted[0])
    bare = listed("terms", "strong").sub(" ", question.subject)
    bare = re.sub(r"\s+[块片处条座]?(?:地方|区域)$", "", bare.strip())
    bare = re.sub(r"(?<=[\u4e00-\u9fff]{2})\s+[首条块座家样]$", "", bare.strip())
    bare = re.sub("(?:又|也|还|再|都?是)$", "", bare.strip())
    return re.sub(
        r"^(?:这个|那个|一个)|(?:这个|那个)?(?:词|术语|概念|说法|提法|东西)$", "", bare.strip()
    )


def _define(terms: Sequence[Term], desk: Desk) -> Outcome:
    writer = Writer(desk.report)
    lines = [_definition(term, writer) for term in dict.fromkeys(terms)]
    return writer.draft("\n".join(lines), SKILL)


def _definition(term: Term, writer: Writer) -> str:
    """「“三区一城”指……。[1]」, the definition as printed."""
    words = writer.report[term.definition]
    mark = writer.cite(term.note.span, strong=(term.definition,))
    stop = "" if words.endswith("。") else "。"
    if words.startswith(f"“{term.name}”") or len(term.note.terms) > 1:
        return f"{words}{stop}{mark}"
    name = term.name if "“" in term.name else f"“{term.name}”"
    joint = "" if words.startswith(("指", "是", "即", "“")) else "："
    joint = "：" if words.startswith("“") else joint
    return f"{name}{joint}{words}{stop}{mark}"


def _told_in_note(subject: str, desk: Desk, *, least: int = 1000) -> Outcome:
    """A quoted name inside another term's definition: the clause that tells what it is.

    least: signs beside the name from which its clause tells it, whatever follows the name.
    """
    report = desk.report
    for note in report.footnotes:
        for part in re.finditer(r"“([^”]{1,16})”", report[note.definition]):
            if key(part[1]) != subject or len(subject) < 2:
                continue
            at = note.definition.start + part.start()
            holding = [
                one for one in clauses(report.text, note.definition) if one.start <= at < one.end
            ]
            beside = len(report[holding[0]]) - len(part.group()) if holding else 0
            after = report[note.definition][part.end() :]
            if beside >= least or (holding and _DEFINES.match(after)):
                writer = Writer(report)
                mark = writer.cite(note.span, strong=(holding[0],))
                words = report[holding[0]].rstrip("，；。")
                term = "".join(report[one] for one in note.terms)
                lead = (
                    ""
                    if holding[0].start == note.definition.start and key(term) == subject
                    else f"{term}："
                )
                return writer.draft(f"{lead}{words}。{mark}", SKILL)
    return None


def _never_printed(question: Question, knowledge: Knowledge) -> NoAnswer | None:
    """Refuse a name in quotation marks that stands nowhere in the report."""
    names = re.findall(r"“([^”]{2,16})”", question.text)
    subject = key(_name_asked(question))
    if _CODED.fullmatch(subject):
        names.append(subject)
    for name in names:
        if key(name) not in knowledge.text_key:
            text = f"报告里没有“{name}”这个说法，所以不能解释它。下面是最接近的原文，不是答案。"
            return NoAnswer(Reason.NOT_FOUND, text)
    return None
