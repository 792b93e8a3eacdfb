"""Names in a question that the report never prints: a company, a school, a road that is not in it."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.everyday import is_listed, short_names, synonyms
from assistant.asking.places import without_own
from assistant.asking.question import Question
from assistant.asking.word import Word
from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import any_of, lexicon
from index.words import is_dictionary_word, tagged_words

_THEN_ASKED = re.compile(
    "(?:的)?(?:数量?|总数|[率额量值])?(?:一共|总共|大概|大约|目前|现在|到底|分别|具体|各|都|共)*"
    "(?:有|是|为|达到?|占|在|到|要|定|叫)?了?(?:多|几|啥|什么|哪|谁|怎么|如何)"
)
_ASKED_THEN = re.compile(
    "(?:多少|(?<!第)几)(?:些|个|家|项|条|件|名|座|所|处|场|次|种|类|人|位|支|套|张|户|亩|辆|台|间)?$"
)
"""What stands between the asking word and the thing asked, after it and before it."""
_HAN = re.compile("[\u4e00-\u9fff]{3,6}")
_WORD = re.compile("[\u4e00-\u9fffA-Za-z0-9]+")
_HELP = re.compile("帮扶|援建|援助|对口|支援")
_HELPED = re.compile(
    "(?:给|对|向|支援|援助|(?<!资金)(?<!消费)(?<!对口)帮扶)((?!定|花|投|给|拨|安排|用|出|到|是|有|了)[\u4e00-\u9fff]{2,3}?)[县区市州]?(?=的|今年|去年|多少|资金)"
)
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{2,}(?!20\d\d)\d+(?:\.\d+)?(?!\d)")
"""A code of letters and a number (PM10): one that is not printed is another thing."""
_NAME_TAGS = ("nr", "nrt", "nrfg", "nz", "nt", "ns")
_SURE_TAGS = ("nz", "nt")
"""Parts of speech that are names even where the cutter's dictionary holds the word."""
_JOINABLE = ("n", "vn", "nz", "nr", "nrt", "ns", "nt", "x", "eng", "j", "an", "b", "s", "ng", "a")
"""Parts of speech that a name's words may have."""


def unprinted_names(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Names in the question that the report does not print, in order.

    A word that no dictionary holds and no lexicon explains is a name; so is a run of nouns that
    ends as names do (集团, 号线, 产业园) unless all before the ending is general (大型, 重点).
    """
    own = knowledge.report.source.place
    bare = _bare(without_own(question.text, own))
    for name in short_names(key(bare)):
        bare = bare.replace(name, " ")
    tagged = tagged_words(bare)
    codes = (one for one in _CODE.findall(bare) if key(one) not in knowledge.text_key)
    helped = _helped(question.text, knowledge)
    found = [*codes, *_coined(tagged, knowledge), *helped, *_ending_as_names(tagged, knowledge)]
    return tuple(dict.fromkeys(found))


def is_what_is_asked(word: Word, question: Question) -> bool:
    """Whether a word stands where the thing asked stands.

    「汇了多少家医院看病的资料」 asks for 医院; that 资料 is not printed says nothing.
    """
    asked = key(question.text)
    at = asked.find(word.key)
    while at >= 0:
        before, after = asked[:at], asked[at + len(word.key) :]
        if (
            _THEN_ASKED.match(after)
            or _ASKED_THEN.search(before)
            or (before.endswith("的") and after[:1] in ("", "是", "有", "为"))
            or after in ("", "吗", "呢", "吧")
        ):
            return True
        at = asked.find(word.key, at + 1)
    return False


def is_before_asking(word: Word, question: Question) -> bool:
    """Whether 多少 follows a kind of money at once: 「某区投资多少」 asks for 投资."""
    if word.key not in lexicon("content")["kinds_of_money"]:
        return False
    asked = rf"{re.escape(word.key)}(?:每[^，。多少]{{1,4}})?(?:有|是|为|达到?|了)?多少"
    return re.search(asked, key(question.text)) is not None


def _bare(text: str) -> str:
    """The question with its asking words cut out, so that they join no name."""
    for group in ("definition", "list", "count", "how", "why", "who", "yes_no"):
        text = any_of("question_words", group).sub(" ", text)
    return text


def _coined(tagged: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[str]:
    loose = set(lexicon("entities")["no_name_signs"])
    for word, tag in tagged:
        if (
            tag not in _NAME_TAGS
            or not _HAN.fullmatch(word)
            or set(word) & loose
            or (is_dictionary_word(word) and tag not in _SURE_TAGS)
        ):
            continue
        if key(word) in knowledge.text_key or synonyms(key(word)) or is_listed(key(word)):
            continue
        yield word


def _helped(text: str, knowledge: Knowledge) -> Iterator[str]:
    """A place that is not printed, where it is told who is helped: 「给某县的资金帮扶」."""
    if not _HELP.search(text):
        return
    for name in _HELPED.findall(text):
        if key(name) not in knowledge.text_key and not synonyms(key(name)):
            yield name


def _ending_as_names(tagged: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[str]:
    endings = tuple(lexicon("entities")["endings"])
    general = set(lexicon("entities")["general"])
    for at, (word, _) in enumerate(tagged):
        if not word.endswith(endings):
            continue
        start = at
        while start > 0 and _joins(tagged[start - 1]):
            start -= 1
        parts = [one for one, _ in tagged[start : at + 1]]
        name = "".join(parts)
        told = key(name) in knowledge.text_key or bool(synonyms(key(name)))
        spaced = ".{0,4}".join(map(re.escape, parts))  # 文旅集团 for 文旅发展集团
        told = told or re.search(spaced, knowledge.report.text) is not None
        if len(parts) < 2 or told or all(one in general for one in parts[:-1]):
            continue
        whole = word.endswith(tuple(lexicon("entities")["whole_endings"]))
        if whole or not _printed_together(parts, knowledge):
            yield name


def _joins(tagged: tuple[str, str]) -> bool:
    """Whether a word may stand in a name, before what follows it."""
    word, tag = tagged
    return tag in _JOINABLE and _WORD.fullmatch(word) is not None


def _printed_together(parts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether one paragraph prints every part, apart from general words: 「甲街的乙商圈」."""
    general = lexicon("entities")["general"]
    keys = [key(one) for one in parts if one not in general and len(one) > 1]
    return any(all(one in words for one in keys) for words in knowledge.paragraph_keys)
