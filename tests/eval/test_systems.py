"""Systems from outside: a stub command and a stub server."""

import json
import shlex
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.reply import reply
from assistant.wire import as_json
from eval.model import Case, Evidence
from eval.outside import from_json, says_no
from eval.run import Run, run_cases
from eval.stored import stored
from eval.summing import summary
from eval.systems import OutsideError, asker_of
from index.library import Library

CELL = Case(
    id="cell",
    kind="cell",
    question="2024年GDP增速目标",
    history=(),
    accept=(("6%左右",),),
    forbid=(),
    evidence=(Evidence(table="附件2", row=1, column="2024年预期目标"),),
    refuse=None,
    standalone="2024年GDP增速的目标是多少",
)
GONE = Case("gone", "refuse", "2010年GDP是多少", (), (), (), (), "OTHER_YEAR")
TURN = Case("turn", "followup", "那2023年呢", ("2024年GDP增速目标",), (("5%",),), (), (), None)
STUB = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as asked, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in asked:
        one = json.loads(line)
        if "呢" in one["question"]:
            continue
        answer = "报告没有这个数。" if "2010" in one["question"] else "目标是6%左右。"
        out.write(json.dumps({"id": one["id"], "answer": answer}) + "\\n")
"""


def asked(system: str, cases: list[Case], library: Library) -> dict[str, Run]:
    runs = run_cases(cases, asker_of(system, cases), library.reports[0])
    return {run.case.id: run for run in runs}


def scores(run: Run) -> dict[str, bool | None]:
    return {one.measure: one.right for one in run.scores}


def test_a_command_is_judged(invented_library: Library, tmp_path: Path) -> None:
    script = tmp_path / "stub.py"
    script.write_text(STUB, encoding="utf-8")
    command = f"command:{shlex.join([sys.executable, str(script)])} IN OUT"
    runs = asked(command, [CELL, GONE, TURN], invented_library)
    assert scores(runs["cell"]) == {
        "answer": True,
        "evidence": None,
        "refusal": True,
        "verbatim": None,
        "checked": None,
        "numbers": None,
        "items": None,
        "year": None,
        "role": None,
        "partly": None,
        "standalone": True,
    }
    assert scores(runs["gone"])["answer"] is True
    assert set(scores(runs["turn"]).values()) == {None}
    assert any("命令没有写出这一题 1 题" in line for line in summary([*runs.values()]))
    (suite,) = json.loads(stored({"own": [*runs.values()]}))["suites"]
    assert [one["total"] for one in suite["kinds"] if one["id"] == "followup"] == [0]


@pytest.mark.parametrize(
    ("system", "said"),
    [
        ("command:true", "IN"),
        ("command:false IN OUT", "以 1 结束"),
        ("command:true IN OUT", "没有写出答案文件"),
        ("command:no-such-command IN OUT", "运行不了"),
        ("ftp://host", "看不懂"),
    ],
)
def test_what_cannot_be_asked_says_why(system: str, said: str) -> None:
    with pytest.raises(OutsideError, match=said):
        asker_of(system, [CELL])


class Stub(BaseHTTPRequestHandler):
    """Our JSON at /ask, chat completions at /v1/chat/completions, a fault at /broken."""

    library: Library
    seen: list[dict[str, object]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append(body)
        if self.path == "/broken":
            self.send_error(500)
            return
        told: object = {"choices": [{"message": {"content": "报告里没有提到。"}}]}
        if self.path == "/ask":
            told = as_json(reply(body["question"], self.library, history=body["history"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def address(invented_library: Library) -> Iterator[str]:
    Stub.library, Stub.seen = invented_library, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_our_json_over_http_is_judged_with_its_citations(
    address: str, invented_library: Library
) -> None:
    runs = asked(f"{address}/ask", [CELL, GONE], invented_library)
    found = scores(runs["cell"])
    assert (found["answer"], found["evidence"], found["verbatim"]) == (True, True, True)
    assert scores(runs["gone"])["answer"] is True


def test_chat_completions_replay_the_turns_before(address: str, invented_library: Library) -> None:
    runs = asked(f"{address}/v1/chat/completions", [TURN], invented_library)
    assert scores(runs["turn"])["answer"] is False
    messages = Stub.seen[-1]["messages"]
    assert isinstance(messages, list)
    assert [one["role"] for one in messages] == ["system", "user", "assistant", "user"]


def test_a_fault_of_the_server_is_not_scored(address: str, invented_library: Library) -> None:
    runs = asked(f"{address}/broken", [CELL], invented_library)
    assert set(scores(runs["cell"]).values()) == {None}
    assert runs["cell"].scores[0].reason == "HTTP 500"
    with pytest.raises(OutsideError, match="连不上"):
        asked("http://127.0.0.1:9/ask", [CELL], invented_library)


def test_replies_are_read_strictly() -> None:
    assert from_json("问", {"answer": 5}).failure == "没有 answer"
    assert "citations" in from_json("问", {"answer": "答", "citations": [{}]}).failure
    assert says_no("报告中没有提及。")
    assert not says_no("增长5%。其余报告没有说明。")
