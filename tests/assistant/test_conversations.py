"""Conversations and feedback: kept whole, parted by owner, found again, made into cases."""

import threading
from pathlib import Path

import pytest

from assistant.conversations.__main__ import main
from assistant.conversations.feedback import all_feedback, as_cases, rate, thumbs, verdicts
from assistant.conversations.model import LONGEST_TITLE, Verdict
from assistant.conversations.records import from_record, to_record
from assistant.conversations.store import ConversationStore
from assistant.model import Answer
from assistant.reply import reply
from assistant.storage import SETTING, StorageError
from corpus.model import Report
from eval.cases import load_cases, unprinted
from index.library import Library

ME, OTHER = "a" * 32, "b" * 32
ASKED = ("PM2.5完成目标了吗", "全市GDP总量多少亿", "2019年GDP增速是多少", "你好")


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    return ConversationStore(tmp_path)


def conversation(store: ConversationStore, library: Library, *asked: str, owner: str = ME) -> str:
    made = store.start(owner, asked[0])
    for question in asked:
        store.add(made, reply(question, library), question=question, ms=1.5)
    return made


@pytest.mark.parametrize("question", ASKED)
def test_a_reply_is_read_back_whole(question: str, invented_library: Library) -> None:
    told = reply(question, invented_library)
    assert from_record(to_record(told)) == told


def test_a_conversation_outlives_the_store(
    store: ConversationStore, tmp_path: Path, invented_library: Library
) -> None:
    made = conversation(store, invented_library, *ASKED)
    kept = ConversationStore(tmp_path).load(made)
    assert kept is not None
    assert tuple(turn.question for turn in kept.turns) == ASKED
    assert kept.turns[0].told == reply(ASKED[0], invented_library)
    assert kept.turns[0].ms == 1.5


def test_the_list_is_the_owners_the_last_used_first(
    store: ConversationStore, invented_library: Library
) -> None:
    first = conversation(store, invented_library, ASKED[0])
    second = conversation(store, invented_library, ASKED[1])
    conversation(store, invented_library, ASKED[0], owner=OTHER)
    store.start(ME, "没有问完")
    assert [one.id for one in store.headings(ME)] == [second, first]
    store.add(first, reply(ASKED[3], invented_library), question=ASKED[3], ms=1)
    assert [(one.id, one.turns) for one in store.headings(ME)] == [(first, 2), (second, 1)]


def test_search_reads_titles_questions_and_answers(
    store: ConversationStore, invented_library: Library
) -> None:
    made = conversation(store, invented_library, ASKED[0])
    store.rename(made, "空气_质量100%", owner=ME)
    for words in ("空气_", "100%", "pm2.5", "没有完成目标"):
        assert [one.id for one in store.headings(ME, words)] == [made]
    for words in ("空气%", "空_", "没有这样的词"):
        assert store.headings(ME, words) == ()


def test_only_the_owner_renames_and_deletes(
    store: ConversationStore, invented_library: Library
) -> None:
    made = conversation(store, invented_library, ASKED[0])
    store.rename(made, "别人改的", owner=OTHER)
    store.delete(made, owner=OTHER)
    kept = store.load(made)
    assert kept is not None
    assert kept.title == ASKED[0]
    store.rename(made, "长" * 99, owner=ME)
    assert len(store.headings(ME)[0].title) == LONGEST_TITLE
    store.delete(made, owner=ME)
    assert store.load(made) is None
    with pytest.raises(StorageError, match="已被删除"):
        store.add(made, reply(ASKED[0], invented_library), question=ASKED[0], ms=1)


def test_a_copy_belongs_to_whoever_made_it(
    store: ConversationStore, invented_library: Library
) -> None:
    made = conversation(store, invented_library, *ASKED[:2])
    copied = store.load(store.copy(made, owner=OTHER))
    assert copied is not None
    assert copied.owner == OTHER
    assert [turn.question for turn in copied.turns] == list(ASKED[:2])


def test_ten_people_at_once_keep_their_own(
    store: ConversationStore, invented_library: Library
) -> None:
    told = {one: reply(one, invented_library) for one in ASKED}

    def person(name: str) -> None:
        for at in range(5):
            made = store.start(name, f"{name}{at}")
            for question in ASKED:
                store.add(made, told[question], question=f"{name}{question}", ms=1)

    people = [str(at) * 32 for at in range(10)]
    threads = [threading.Thread(target=person, args=(name,)) for name in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in people:
        kept = [store.load(one.id) for one in store.headings(name)]
        assert len(kept) == 5
        assert all(one and len(one.turns) == len(ASKED) for one in kept)
        assert all(turn.question.startswith(name) for one in kept if one for turn in one.turns)


def test_a_verdict_replaces_the_one_before_and_outlives_the_conversation(
    store: ConversationStore, invented_library: Library
) -> None:
    made = conversation(store, invented_library, *ASKED[:2])
    kept = store.load(made)
    assert kept is not None
    rate(store, kept.turns, Verdict(True), owner=ME)
    rate(store, kept.turns, Verdict(False, "数字不对", "5.1%"), owner=ME)
    rate(store, kept.turns, Verdict(True), owner=OTHER)
    assert verdicts(store, kept.turns, owner=ME) == {
        kept.turns[1].id: Verdict(False, "数字不对", "5.1%")
    }
    store.delete(made, owner=ME)
    assert (thumbs(store).up, thumbs(store).down) == (1, 1)
    assert [one.history for one in all_feedback(store)] == [(ASKED[0],)] * 2


def test_feedback_becomes_cases_that_eval_reads(
    store: ConversationStore, invented_library: Library, invented: Report, tmp_path: Path
) -> None:
    kept = store.load(conversation(store, invented_library, *ASKED))
    assert kept is not None
    first, second, third, fourth = (kept.turns[: at + 1] for at in range(4))
    cell = invented.tables[0].rows[0].readings[0].text
    rate(store, first, Verdict(True), owner=ME)
    rate(store, second, Verdict(False, "数字不对", cell), owner=ME)
    rate(store, third, Verdict(True), owner=ME)
    rate(store, fourth, Verdict(False, "其他", "这句话报告里没有"), owner=ME)
    exported = as_cases(all_feedback(store), [invented])
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(exported.lines), encoding="utf-8")
    cases = load_cases(path)
    assert [case.question for case in cases] == list(ASKED[:3])
    assert cases[0].evidence[0].table == "附件1"
    assert cases[1].accept == ((cell,),)
    assert cases[2].refuse is not None
    assert not list(unprinted(cases, invented))
    assert len(exported.left_out) == 1
    assert "找不到" in exported.left_out[0]


def test_good_answers_pass_the_measure_they_were_made_into(
    store: ConversationStore, invented_library: Library, invented: Report
) -> None:
    kept = store.load(conversation(store, invented_library, ASKED[0]))
    assert kept is not None
    told = kept.turns[0].told
    assert isinstance(told, Answer)
    rate(store, kept.turns, Verdict(True), owner=ME)
    line = as_cases(all_feedback(store), [invented]).lines[0]
    assert all(one.text in line for one in told.numbers if one.verdict == "same")


def test_the_command_lists_and_writes_cases(
    store: ConversationStore,
    invented_library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    kept = store.load(conversation(store, invented_library, ASKED[0]))
    assert kept is not None
    rate(store, kept.turns, Verdict(False, "数字不对", ""), owner=ME)
    assert main(["list"]) == 0
    assert "数字不对" in capsys.readouterr().out
    assert main(["cases", str(tmp_path / "cases.jsonl")]) == 0
    assert "没有写正确答案" in capsys.readouterr().err
    assert main(["cases", str(tmp_path / "no" / "cases.jsonl")]) == 2
