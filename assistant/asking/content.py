"""What a question is about, as weighted words: what it prints, and what everyday words stand for."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.asking.cutting import words_as_printed
from assistant.asking.everyday import is_listed, phrases, short_names, synonyms
from assistant.asking.places import NAME_GOES_ON, begins_thing, own_place, without_own
from assistant.asking.question import Alike, Question
from assistant.asking.situations import Situation, beside, situation_word, told_in
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.outcomes import Desk
from assistant.text import bigrams, key
from assistant.words import any_of, lexicon
from corpus.catalogue import KEPT
from corpus.figures import units
from index.words import is_dictionary_word

WEAK_SHARE = 0.3
"""Share of its weight that a word keeps that may stand anywhere (规模, 总量, 进度)."""
_ASKING = re.compile("多少|几|什么|啥|怎|如何|何|哪|第|吗|大$|高$|长$|快$|[a-z]")
_WILL = re.compile("^(?:要|将|会|能|可|需|拟)(?=.)")
_QUOTED = re.compile("“([^”]{2,12})”")
"""A name in quotation marks is one word, its numeral part of it."""
_EMPTY_TAGS = ("p", "c", "y", "e", "o", "r", "m", "q", "mq")
"""Parts of speech without content: prepositions, particles, pronouns, numerals."""
_WRITTEN = re.compile("[\u4e00-\u9fff]{2,}")
_NUMERAL = re.compile(
    "[第前后]?[零〇一二两三四五六七八九十百千万亿半几多数]+(?:个?[年月天周]|[个项家条大次步片块处座样回趟])?|几周年|[一每各]."
)
_MEASURE = re.compile(f"[万亿千百]*(?:{'|'.join(map(re.escape, units()))})")
_PARTS = re.compile(
    r"分?(?:为|成|了)*[哪这那](?:[二两三四五六七八九十几]|\d)?(?:大)?(?:块|板块|层面|层|个?方面|个?部分)"
)
"""「分哪四块」 asks for the parts and names none."""
_A_PROBLEM = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?<!存在)(?<!主要)(?<![这那哪有]些)(?<!突出)(?<!面临)的?问题(?=要?(?:怎|咋|如何))"
)
"""「停车问题怎么办」 asks of 停车; the report need not call it a 问题."""
_COUNTED_BY = re.compile(
    "(多少|几)([头口部台趟列辆艘架座栋幢间名枚盏棵株匹只羽册套扇眼孔宗桩顿餐拨])(.)"
)
"""「多少头猪」 counts 猪; what it is counted by is no word of its own."""
_VERB_BEFORE = re.compile(
    "(?<=(\\w))([排压卡募筹吊建修投花拨装补赔垫种养产卖送运引招办发改拆搬干搞整涨降升减定赚挣捐收借缺差])"
    "(到|至|在|成|出|掉|进)?了?(?=多少|几(?![何乎])|哪(?!些)|什么时候|啥时候)"
)
"""「排到哪年」, 「建多少」: the verb right before the asking word, with the sign before it."""
_WHERE = re.compile("(?:附[件表]|专栏)[一二三四1-9](?:的|里面|里|中|上)+(?=.{2})|指标表(?:里|中)")
"""「专栏4里」 says where to look, and not what for."""
RARE_SIGN = 5
"""Sentences up to which a single sign (猪, 桩) counts as a word of content."""
UNKNOWN_WEIGHT = 1.15
"""Weight of a word that the report never prints, against its rarest words."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content words of a question and its text with what they stand for, for BM25.

    longer: names that hold one of the words and mean something else (人均地区生产总值).
    """

    words: tuple[Word, ...]
    expanded: str
    longer: tuple[str, ...] = ()
    total: float = field(init=False)

    def __post_init__(self) -> None:
        """Add the weights up once: every sentence is held against them."""
        object.__setattr__(self, "total", sum(word.weight for word in self.words))

    def coverage(self, statement: str, above: str) -> float:
        """The weighted share of the words that a statement (a key) or its headings hold."""
        if not self.total:
            return 0.0
        for name in self.longer:
            statement, above = statement.replace(name, "□"), above.replace(name, "□")
        held_weight = sum([one.weight * held(one, statement, above) for one in self.words])
        return held_weight / self.total


def content_of(question: Question, knowledge: Knowledge) -> Content:
    """The content words of a question, each once, in order."""
    return _content(question.text, question.alike, question.everyday, question.like, knowledge)


def with_alike(question: Question, desk: Desk) -> Question:
    """The question with what its words that the report does not print may stand for.

    What the lexicon does not say is looked up among the printed words by meaning.
    """
    knowledge = knowledge_of(desk.report)
    alike = []
    for word in content_of(question, knowledge).words:
        if (
            word.known
            or (word.means and not word.guessed)
            or not re.fullmatch(r"[\u3400-\u9fff]{2,8}", word.key)
        ):
            continue
        near = [key(one.word) for one in desk.library.near_words(word.key, desk.report.source.name)]
        printed = tuple(one for one in near if one in knowledge.text_key)
        if printed:
            alike.append((word.key, printed))
    return replace(question, alike=tuple(alike))


@lru_cache(maxsize=512)
def _content(
    text: str, alike: Alike, everyday: bool, like: tuple[str, ...], knowledge: Knowledge
) -> Content:
    told = told_in(text, knowledge) if everyday else ()
    if like:
        told = (Situation(text, like),)
    rest = text
    for one in told:
        rest = rest.replace(one.words, " ")
    bare = _without_asking(rest, knowledge)
    words = list(dict.fromkeys(_words(bare, knowledge)))
    if told:
        words = [*(situation_word(one) for one in told), *beside(words, told)]
    if not everyday:
        words = [replace(one, means=(), guessed=False) for one in words]
    near = dict(alike)
    words = [
        replace(one, means=near[one.key], guessed=True) if one.key in near else one for one in words
    ]
    more = [one for word in words for one in word.means]
    printed = {one for word in words for one in (word.key, *word.means)}
    longer = tuple(
        name
        for name in lexicon("content")["longer"]
        if name[:2] not in key(text) and any(one in name for one in printed if len(one) > 2)
    )
    return Content(tuple(words), " ".join([bare, *more]), longer)


def nouns_of(words: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The nouns in some words that the report prints, as keys."""
    found = _words(_without_asking(words, knowledge), knowledge)
    return tuple(one.key for one in found if one.is_noun and one.known)


def _without_asking(text: str, knowledge: Knowledge) -> str:
    bare = without_own(text, knowledge.report.source.place, " ").strip()
    for name in own_place(knowledge.report.source.place).above:
        cut = re.compile(name + NAME_GOES_ON)  # 「安河民企」 is cut 安河, 民企; 安河塔 is one name
        bare = cut.sub(_parted, bare)
    bare = re.sub(r"(?:19|20)\d\d年?|(?<!\d)[123]\d年", " ", bare)
    bare = _COUNTED_BY.sub(_without_classifier, bare)
    bare = _VERB_BEFORE.sub(_without_verb, bare)
    bare = _PARTS.sub(" ", _WHERE.sub(" ", _A_PROBLEM.sub(" ", bare)))
    for word in (*lexicon("years")["relative"], *lexicon("content")["asking"]):
        bare = bare.replace(word, " ")
    for group in ("definition", "count", "why", "how"):
        bare = any_of("question_words", group).sub(lambda m: _kept(m.group()), bare)
    return bare


def _parted(name: re.Match[str]) -> str:
    whole = begins_thing(name.string[name.end() :])
    return name.group() if whole else f"{name.group()} "


def _without_classifier(counted: re.Match[str]) -> str:
    asks, classifier, after = counted.groups()
    whole = is_dictionary_word(classifier + after)  # 「多少台风」 counts 台风
    return counted.group() if whole else f"{asks} {after}"


def _without_verb(asked: re.Match[str]) -> str:
    """Nothing for a verb that is cut to no word before it: 「活排」, but not 新建 nor 营收."""
    before, verb, after = asked[1], asked[2], asked[3] or ""
    word = before + verb
    whole = is_dictionary_word(word) or is_listed(word)
    whole = whole or bool(after and is_dictionary_word(verb + after))
    return asked.group() if whole else " "


def _kept(words: str) -> str:
    """Of an asking phrase, the noun that carries content (占比, 增速, 排名); all that only names."""
    if not _ASKING.search(words):
        return words
    nouns = lexicon("content")["kept_nouns"]
    return next((noun for noun in nouns if noun in words), " ")


def _words(bare: str, knowledge: Knowledge) -> list[Word]:
    empty = set(lexicon("content")["empty"])
    found: list[Word] = []
    printed = [one for one in knowledge.names if one in bare]
    wordings = sorted((*phrases(bare), *short_names(bare)), key=len, reverse=True)
    for phrase in (*_QUOTED.findall(bare), *printed, *wordings):
        if phrase not in bare:
            continue
        found.append(word_of(key(phrase), "n", knowledge))
        bare = bare.replace(phrase, " ")
    for run in re.findall(r"[\w%.+\-]+", bare):
        for word, tag in words_as_printed(run, knowledge):
            name = key(_WILL.sub("", word) if tag == "v" else word)
            if not name or name in empty:
                continue
            if len(name) < 2 and not name.isascii():
                if tag == "n" and (
                    name in lexicon("everyday")["words"] or _is_rare(name, knowledge)
                ):
                    found.append(word_of(name, "v", knowledge))
                continue
            name, tag = _stem(name, tag, knowledge)
            if tag in ("m", "mq") and _WRITTEN.fullmatch(name) and not _NUMERAL.fullmatch(name):
                tag = "n"  # 「二手」 begins with a numeral and is none
            if _says_nothing(name, tag) or _is_debris(name, knowledge):
                continue
            found.append(word_of(name, tag, knowledge))
    return found


def _stem(name: str, tag: str, knowledge: Knowledge) -> tuple[str, str]:
    """桩 of 桩子, 稻 of 稻子, where the report prints only the one sign, and seldom."""
    spoken = len(name) == 2 and name[1] == "子" and not is_listed(name)
    if not spoken or name in knowledge.text_key or not _is_rare(name[0], knowledge):
        return name, tag
    return name[0], "n"


@lru_cache(maxsize=4096)
def _is_rare(sign: str, knowledge: Knowledge) -> bool:
    """Whether a single sign stands in few sentences of the report, so that it tells them apart."""
    return 0 < sum(sign in one.key for one in knowledge.statements) <= RARE_SIGN


def _says_nothing(name: str, tag: str) -> bool:
    """Particles, numerals and measure words."""
    if tag in _EMPTY_TAGS or tag[:1] == "u":
        return True
    return any(one.fullmatch(name) for one in (_MEASURE, _NUMERAL))


def _is_debris(name: str, knowledge: Knowledge) -> bool:
    """What the cutter made of a particle and its neighbour (「比原」), no word of any dictionary."""
    if re.fullmatch(r"\d[\u4e00-\u9fff]", name) and name not in knowledge.text_key:
        return True
    if name in knowledge.text_key or not _WRITTEN.fullmatch(name) or is_dictionary_word(name):
        return False
    loose = bool(set(name) & set(lexicon("entities")["no_name_signs"]))
    return loose and not is_listed(name)


def word_of(name: str, tag: str, knowledge: Knowledge) -> Word:
    """A key as a content word, weighed by how rare it is in the report."""
    means = tuple(key(one) for one in synonyms(name))
    guessed = bool(means) and not is_listed(name)
    known = name in knowledge.text_key
    count = _counts(knowledge)
    pairs = bigrams(name)
    rarest = math.log(1 + len(knowledge.statements))
    seen = sum(name in one.key for one in knowledge.statements) if known else 0
    if not known and len(name) > 2:
        seen = min(count[pair] for pair in pairs)
    weight = math.log(1 + len(knowledge.statements) / max(1, seen)) / rarest
    if not known and not means:
        weight *= UNKNOWN_WEIGHT
    weak = name in lexicon("content")["weak"]
    nouns = (tag[:1] == "n" or tag in ("eng", "j", "vn", "x")) and not weak
    if weak or not (nouns or known or means):
        weight *= WEAK_SHARE
    elif not nouns:
        weight *= lexicon("content")["verb_share"]
    return Word(name, pairs, weight, means, known, nouns, guessed)


@lru_cache(maxsize=KEPT)
def _counts(knowledge: Knowledge) -> Counter[str]:
    """In how many statements each character pair stands."""
    found: Counter[str] = Counter()
    for one in knowledge.statements:
        found.update(bigrams(one.key))
    return found
