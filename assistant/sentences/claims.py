"""Holds a claim in words against the sentence that tells it; figures: `proof/premises.py`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.most_claimed import most_claimed
from assistant.sentences.respective import belonging
from assistant.sentences.shares_claimed import share_agrees, share_claimed
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses
from index.words import is_proper, tagged_words

NOT_SO = "不是，报告写的是："
LEAST_SHARE = 0.34
"""Share of a claimed figure's own words that must stand before a printed one to be its like."""
_NOT = "(?:没有?|未|尚未|还未|并未|不曾|还没有?)"
_INCLUDES = re.compile(
    "(?:包括|包含|含有|也有|里有|中有)(?:了)?([^，。？?、]{2,12}?)，?(?:是不是|是吗|是吧|对不对|对吗|对吧|没错|吗|吧)"
)
SUBJECT_SHARE = 0.6
"""Share of the pairs of signs of what is named that a sentence must print to deny what it is."""
LEAST_LISTED = 2
"""Signs 、 of a sentence from which it lists what there is."""
_OF_SHARE = re.compile("占|比重|占比")
_HARM = re.compile("伤亡|死亡(?!率)|遇难|受伤|亡人")
NO_HARM = re.compile("(?:没有?|未|无|零)[^，。；]{0,6}(?:伤亡|死亡|遇难|受伤|亡人)|[“「]零伤亡")
_TURN_ALONE = re.compile("(?:同比|比上年|较上年)?(?:增长|下降|减少|提高|回落|上升|增加|下滑|下跌)")
_NAMED = re.compile(
    "(?:就|都|正|也)?是([^，。？?；]{2,16}?)(?:的)?(?:吧|吗|对吗|对吧|没错|[，？?]|$)"
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure and the key of the words right before it, up to the figure or stop before."""

    figure: Figure
    before: str


def claim_verdict(question: Question, span: Span, report: Report) -> str:
    """Words before a sentence that bears out or denies what is claimed; "" when it is unclear."""
    if not question.has("premise"):
        return ""
    for verdict in (_harmed, _included, _pairs, _shares, _most, _negated, _turned, _named):
        said = verdict(question, span, report)
        if said:
            return said
    return ""


def _most(question: Question, span: Span, report: Report) -> str:
    told = most_claimed(question, span, report)
    return "" if told is None else AGREES if told else NOT_SO


def _harmed(question: Question, span: Span, report: Report) -> str:
    """「造成两人死亡吧」 where 「无一人伤亡」 is printed, and the reverse."""
    if _HARM.search(question.text) is None:
        return ""
    names = (word for word, tag in tagged_words(question.text) if tag[:1] == "n" and len(word) > 1)
    if not any(word in report[span] for word in names if not _HARM.search(word)):
        return ""
    told = [
        report[one] for one in clauses(report.text, span, "，；。") if _HARM.search(report[one])
    ]
    if len(told) != 1:
        return ""
    harmed, claimed = (NO_HARM.search(one) is None for one in (told[0], question.text))
    if harmed and claimed:
        return ""  # how many is another question
    return AGREES if harmed == claimed else NOT_SO


def _pairs(question: Question, span: Span, report: Report) -> str:
    """「甲300家、乙80家」 where 甲80家、乙300家 is printed: each figure against the one of its words."""
    text = question.text
    claimed = list(_held(text, Span(0, len(text))))
    printed = list(_held(report.text, span))
    if len(claimed) < 2:
        return ""
    verdicts = [_in_order(one, span, report, printed) for one in claimed]
    if False in verdicts:  # of two years, each has a sentence of its own
        return NOT_SO if len(question.years) < 2 else ""
    return AGREES if all(verdicts) else ""


def _in_order(claimed: _Held, span: Span, report: Report, printed: Sequence[_Held]) -> bool | None:
    """The same where 「甲、乙分别增长12%、8%」 tells the figures in the order of the things."""
    told = belonging(report, span, claimed.before)
    if told is not None and told.figure.unit == claimed.figure.unit:
        return told.figure.value == claimed.figure.value
    return _pair(claimed, printed)


def _pair(claimed: _Held, printed: Sequence[_Held]) -> bool | None:
    """Whether the figure printed after the same words is the one claimed; None when unclear."""
    like = [one for one in printed if one.figure.unit == claimed.figure.unit]
    own = bigrams(claimed.before)
    shares = [len(own & bigrams(one.before)) / max(1, len(own)) for one in like]
    best = max(shares, default=0.0)
    if best < LEAST_SHARE or shares.count(best) > 1:
        return True if any(one.figure.value == claimed.figure.value for one in like) else None
    return like[shares.index(best)].figure.value == claimed.figure.value


def _held(text: str, span: Span) -> Iterator[_Held]:
    at = span.start
    for one in figures(text, span):
        if one.unit:
            yield _Held(one, key(re.split("[，。；：、]", text[at : one.span.start])[-1]))
        at = one.span.end


def share_verdict(question: Question, span: Span, report: Report) -> str:
    """The verdict on a share that alone is claimed; "" where another figure is, or it is unclear."""
    share, text = share_claimed(question), question.text
    brought = (text[one.span.start : one.span.end] for one in claimed_figures(question))
    if share is None or any("/" not in one for one in brought):
        return ""
    return _shares(question, span, report)


def _shares(question: Question, span: Span, report: Report) -> str:
    """「占全市1/6吧」, 「占一半吧」 where 1/8 is printed after the same words."""
    agrees = share_agrees(question, span, report)
    return "" if agrees is None else AGREES if agrees else NOT_SO


def _negated(question: Question, span: Span, report: Report) -> str:
    """「还没通车吧」 where it is printed as done, and the reverse."""
    phase = re.search("[一二三四五六]期", question.text)
    stops = "，；。、" if phase else "，；。"
    for state in lexicon("claims")["state"]:
        claimed = _state_in(state["says"], question.text)
        if claimed is None:
            continue
        for clause in clauses(report.text, span, stops):
            told = _state_told(question, report[clause], state, phase[0] if phase else "")
            if told is not None:
                return AGREES if bool(claimed[1]) != told else NOT_SO
    return ""


def _state_in(says: Sequence[str], text: str) -> re.Match[str] | None:
    """A state that is claimed, with what denies it: 「没有轨道线开通」, 「还没通车」."""
    denied = f"(?<!有)没有[^，。；]{{0,12}}?|{_NOT}[^，。]{{0,3}}"
    return re.search(f"({denied})?({'|'.join(says)})", text)


def _state_told(
    question: Question, words: str, state: Mapping[str, Sequence[str]], phase: str
) -> bool | None:
    """Whether a clause tells that the state is reached; None where it tells nothing of it."""
    if phase and phase not in words:
        return None
    said = "|".join((*state["says"], *state.get("shown_by", ())))
    if phase and re.search("|".join(lexicon("claims")["begun"]), words):
        claimed = _state_in(state["says"], question.text)
        if claimed is not None and not claimed[1]:
            return False  # begun, not done
    printed = re.search(f"((?:{_NOT}|无法|不能)[^，。]{{0,4}})?(?:{said})", words)
    if printed is None or not (phase or _same_thing(question, words, said)):
        return None
    partly = re.search(f"(?:{'|'.join(lexicon('claims')['partly'])})$", words[: printed.start()])
    if partly and partly.group() not in question.text:
        return None  # 主体完工 is not 完工
    return not printed[1]


def state_claimed(question: Question) -> str:
    """The word for a state that a question claims to be reached (投用, 开通); "" for none."""
    found = (_state_in(one["says"], question.text) for one in lexicon("claims")["state"])
    return next((one[2] for one in found if one is not None and not one[1]), "")


def state_said(state: str, words: str) -> bool:
    """Whether words tell of a state, in any of its wordings, that it is reached."""
    says = next(one["says"] for one in lexicon("claims")["state"] if _state_in(one["says"], state))
    found = _state_in(says, words)
    return found is not None and not found[1]


def _turned(question: Question, span: Span, report: Report) -> str:
    """「信访量是涨的吧」 where the clause about the same thing tells a fall, and the reverse."""
    claimed = turn_claimed(question)
    turns = lexicon("claims")["turns"]
    said = "|".join((*turns["up"], *turns["down"]))
    if claimed is None:
        return ""
    told = [
        turn
        for thing, words in _with_things(span, report)
        if (turn := _turn_of(words)) is not None and _same_thing(question, thing, said)
    ]
    return "" if len(set(told)) != 1 else AGREES if told[0] == claimed else NOT_SO


def _with_things(span: Span, report: Report) -> Iterator[tuple[str, str]]:
    """Each clause, after the one on the thing that it goes on with: 「甲出口5亿元，下降8%」."""
    before = ""
    for clause in clauses(report.text, span, "，；。"):
        words = report[clause]
        yield (before + words if _TURN_ALONE.match(words) else words), words
        before = "" if words.endswith(("；", "。")) else words


def turn_claimed(question: Question) -> str | None:
    """The way, up or down, that a question claims something went; None where it claims none."""
    if not question.has("premise") or re.search(
        f"{_NOT}[^，。]{{0,3}}[增升涨提翻降减跌下回]", question.text
    ):
        return None
    return _turn_of(question.text)


def turn_denied(question: Question, part: Span, report: Report) -> bool:
    """Whether a figure claimed as a growth is printed as a fall, or as neither: 占比17.4%."""
    text = question.text
    claimed = claimed_figures(question)
    pieces = list(clauses(text, Span(0, len(text)), "，；：、。"))
    for figure in claimed if turn_claimed(question) else ():
        own = next((one for one in pieces if figure.span in one), figure.span)
        way = _turn_of(text[own.start : figure.span.start]) or _turn_of(text[own.start : own.end])
        told = list(_told_of(figure, part, report)) if way else []
        if told and way not in [_turn_of(one) for one in told]:
            turned = any(_turn_of(one) is not None for one in told)
            if turned or (figure.unit == "%" and all(_OF_SHARE.search(one) for one in told)):
                return True
    return False


def told_other_way(question: Question, answering: Sequence[Figure], report: Report) -> bool:
    """Whether what fits a bound is told to have gone the other way than is claimed."""
    claimed = turn_claimed(question)
    before = (report.text[max(0, one.span.start - 6) : one.span.start] for one in answering)
    told = {_turn_of(re.split("[，。；、]", one)[-1]) for one in before}
    return claimed is not None and bool(told) and None not in told and claimed not in told


def _told_of(figure: Figure, part: Span, report: Report) -> Iterator[str]:
    """The pieces that print a figure."""
    for whole in clauses(report.text, part, "，；：。"):
        for clause in clauses(report.text, whole, "" if "分别" in report[whole] else "、"):
            if any(one.value == figure.value for one in figures(report.text, clause)):
                yield report[clause]


def _turn_of(words: str) -> str | None:
    """「up」 or 「down」 where the words tell one of them alone."""
    turns = lexicon("claims")["turns"]
    bare = re.sub("|".join(turns["no_turn"]), "", words)
    down = re.search("|".join(turns["down"]), bare)
    up = re.search("|".join(turns["up"]), re.sub("|".join(turns["down"]), "", bare))
    return None if bool(up) == bool(down) else "down" if down else "up"


def _same_thing(question: Question, words: str, said: str) -> bool:
    """Whether a clause names what the question is about: a run of three signs of both.

    said: the wordings of the state claimed, which name no thing.
    """
    asked, held = (re.sub(said, " ", one) for one in (key(question.text), key(words)))
    runs = (held[at : at + 3] for at in range(max(0, len(held) - 2)))
    return any(run in asked for run in runs if " " not in run)


def _is_name(words: str) -> bool:
    """Whether words are nouns, with a proper name among them."""
    tags = [tag for _, tag in tagged_words(words)]
    return all(tag[:1] == "n" or tag in ("x", "eng", "j") for tag in tags) and is_proper(key(words))


def _included(question: Question, span: Span, report: Report) -> str:
    """「甲里包括乙，是不是」 where the sentence lists what there is, with 乙 or without it."""
    claimed = _INCLUDES.search(question.text)
    if claimed is None or report[span].count("、") < LEAST_LISTED:
        return ""
    said, name = key(report[span]), claimed[1]
    parts = [name] if key(name) in said else re.split("[和与跟及]", name)
    return AGREES if all(len(one) > 1 and key(one) in said for one in parts) else NOT_SO


def _named(question: Question, span: Span, report: Report) -> str:
    """「甲是乙吧」 with a name for 乙 that the sentence about 甲 does not print."""
    claimed = _NAMED.search(question.text)
    if claimed is None or not _is_name(claimed[1]):
        return ""
    subject = bigrams(key(question.text[: claimed.start()]))
    said = key(report[span])
    if len(subject & bigrams(said)) < SUBJECT_SHARE * len(subject):
        return ""  # the sentence is on something else
    return "" if key(claimed[1]) in said else NOT_SO
