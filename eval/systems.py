"""Asks a system from outside: a command on files, or an HTTP address; its replies are judged too."""

import json
import os
import shlex
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from eval.model import Case, Outside
from eval.outside import failed, from_chat, from_json
from eval.run import Asker

COMMAND, CHAT = "command:", "/v1/chat/completions"
SECONDS = 120
"""How long one HTTP answer may take."""
KEY = "REPORT_ASSISTANT_JUDGE_KEY"
"""Environment: sent as the bearer token when set."""
_SHAPE = (
    "--judge 的写法：command:'命令 IN OUT'（IN、OUT 换成问题文件和答案文件），或 http:// 开头的地址"
)
_RULE = (
    "请只根据计划报告作答，写出数字和单位；报告里没有的，第一句写“报告没有”。用中文，不超过三句话。"
)


class OutsideError(UserError):
    """A system from outside that cannot be asked at all."""


def asker_of(system: str, cases: Sequence[Case], *, model: str = "default") -> Asker:
    """An asker over `command:CMD IN OUT` or an address; raises OutsideError for another shape."""
    if system.startswith(COMMAND):
        return _by_command(system.removeprefix(COMMAND), cases)
    if system.startswith(("http://", "https://")):
        return _by_chat(system, model) if system.endswith(CHAT) else _by_json(system)
    raise OutsideError(f"看不懂“{system}”。{_SHAPE}。")


def _by_command(command: str, cases: Sequence[Case]) -> Asker:
    """All questions in one file, so that a slow start is paid once; stand-alone wordings too."""
    asked = dict.fromkeys((one.question, one.history) for one in cases)
    asked |= dict.fromkeys((one.standalone, ()) for one in cases if one.standalone)
    places = {one: str(at) for at, one in enumerate(asked)}
    lines = [
        {"id": at, "question": question, "history": list(history)}
        for (question, history), at in places.items()
    ]
    told = _command_lines(command, lines)

    def ask(case: Case) -> Outside:
        held = told.get(places[case.question, case.history])
        if held is None:
            return failed(case.question, "命令没有写出这一题")
        return from_json(case.question, held)

    return ask


def _command_lines(
    command: str, lines: Sequence[Mapping[str, object]]
) -> dict[str, dict[str, Any]]:
    words = shlex.split(command)
    if not {"IN", "OUT"} <= set(words):
        raise OutsideError(f"命令“{command}”里没有单独的 IN 和 OUT。{_SHAPE}。")
    with tempfile.TemporaryDirectory() as folder:
        files = {"IN": str(Path(folder, "in.jsonl")), "OUT": str(Path(folder, "out.jsonl"))}
        asked = "\n".join(json.dumps(one, ensure_ascii=False) for one in lines)
        Path(files["IN"]).write_text(asked + "\n", encoding="utf-8")
        _run([files.get(word, word) for word in words])
        try:
            written = Path(files["OUT"]).read_text(encoding="utf-8").splitlines()
            held = [json.loads(line) for line in written if line.strip()]
            return {str(one["id"]): one for one in held}
        except OSError as error:
            raise OutsideError(f"命令没有写出答案文件 OUT（{error.strerror}）。") from error
        except (ValueError, KeyError, TypeError) as error:
            raise OutsideError(f"命令写出的答案不是每行一个带 id 的 JSON（{error}）。") from error


def _run(words: Sequence[str]) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError as error:
        raise OutsideError(f"命令“{words[0]}”运行不了（{error.strerror}）。") from error
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise OutsideError(f"命令以 {done.returncode} 结束：{last}")


def _by_json(address: str) -> Asker:
    def ask(case: Case) -> Outside:
        body = {"id": case.id, "question": case.question, "history": list(case.history)}
        held = _posted(address, body)
        if isinstance(held, str):
            return failed(case.question, held)
        return from_json(case.question, held)

    return ask


def _by_chat(address: str, model: str) -> Asker:
    """The turns before are asked too, so that the system sees its own answers to them."""

    def ask(case: Case) -> Outside:
        messages = [{"role": "system", "content": _RULE}]
        told = failed(case.question, "没有问题")
        for question in (*case.history, case.question):
            messages.append({"role": "user", "content": question})
            body = {"model": model, "messages": messages, "temperature": 0}
            held = _posted(address, body)
            if isinstance(held, str):
                return failed(case.question, held)
            told = from_chat(case.question, held)
            messages.append({"role": "assistant", "content": told.text})
        return told

    return ask


def _posted(address: str, body: Mapping[str, object]) -> dict[str, Any] | str:
    """The object that came back, or in words why this question has none."""
    headers = {"Content-Type": "application/json"}
    if os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {os.environ[KEY]}"
    sent = urllib.request.Request(address, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(sent, timeout=SECONDS) as came:
            held = json.loads(came.read())
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}"
    except TimeoutError:
        return f"{SECONDS} 秒内没有回答"
    except urllib.error.URLError as error:
        raise OutsideError(f"连不上 {address}（{error.reason}）。") from error
    except ValueError:
        return "回来的不是 JSON"
    return held if isinstance(held, dict) else "回来的不是一个 JSON 对象"
