"""Reads a file in a process of its own, so that a hostile one costs neither time nor memory."""

import contextlib
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.readers.flow import Intake
from corpus.readers.limits import MOST_MEMORY, MOST_SECONDS, FileError, TooLargeError

_ROOT = Path(__file__).parent.parent.parent


def take_guarded(path: Path, form: str, *, seconds: float = MOST_SECONDS) -> Intake:
    """Run the reader of `form`; raises FileError where it fails or goes beyond a limit."""
    with tempfile.TemporaryDirectory(prefix="corpus-reading.") as folder:
        result = Path(folder) / "result"
        command = [sys.executable, "-m", "corpus.readers.guarded", str(path.resolve()), form]
        try:
            subprocess.run(
                [*command, str(result)],
                cwd=_ROOT,
                timeout=seconds,
                check=True,
                capture_output=True,
            )
        except subprocess.TimeoutExpired as error:
            raise TooLargeError(
                f"{path.name}：{seconds:.0f} 秒内没有读完；请拆出报告正文和附表单独成文件后再试。"
            ) from error
        except subprocess.CalledProcessError as error:
            raise _failed(path, error) from error
        # Written by our own code in a folder that only this user can write.
        found = pickle.loads(result.read_bytes())
    if isinstance(found, FileError):
        raise found
    if not isinstance(found, Intake):
        raise TypeError(f"the reader of {form} gave {type(found).__name__}")
    return found


def _failed(path: Path, error: subprocess.CalledProcessError) -> Exception:
    """Out of memory, or killed: the file's fault; anything else is a bug and keeps its words."""
    words = error.stderr.decode(errors="replace") if error.stderr else ""
    if "MemoryError" in words or error.returncode < 0:
        return TooLargeError(
            f"{path.name}：读入要用的内存超过 {MOST_MEMORY // 2**30} GB；"
            "请压缩其中的图片，或拆成几个文件后再试。"
        )
    return RuntimeError(f"reading {path} failed:\n{words[-2000:]}")


def _limit_memory() -> None:
    """Where the system can (Linux); elsewhere the time limit alone holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _main(path: Path, form: str, result: Path) -> None:
    from corpus.read import take

    _limit_memory()
    found: Intake | FileError
    try:
        found = take(path.read_bytes(), form, path.name)
    except FileError as error:
        found = error
    result.write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
