"""Writes a BERT model and its tokenizer as a stock folder; the only user of transformers."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SPECIAL = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>"}
_UNKNOWN_ID = 3
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {
        "idx": 2,
        "name": "2",
        "path": "2_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]


def save_model(
    weights: Mapping[str, NDArray[np.float32]],
    pieces: Sequence[tuple[str, float]],
    sizes: Mapping[str, Any],
    folder: Path,
) -> None:
    """Write weights (flat, by stock name), tokenizer and sentence-transformers settings."""
    _save_weights(weights, sizes, folder)
    _save_tokenizer(pieces, int(sizes["positions"]), folder)
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=1))
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    pooling = {"word_embedding_dimension": sizes["hidden"], "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling, indent=1))
    limit = {"max_seq_length": sizes["positions"], "do_lower_case": False}
    (folder / "sentence_bert_config.json").write_text(json.dumps(limit, indent=1))


def _save_weights(
    weights: Mapping[str, NDArray[np.float32]], sizes: Mapping[str, Any], folder: Path
) -> None:
    import torch
    from transformers import BertConfig, BertModel
    from transformers.utils import logging

    torch.manual_seed(0)  # the pooler is never used; the same bytes every time all the same
    model = BertModel(
        BertConfig(
            vocab_size=sizes["words"],
            hidden_size=sizes["hidden"],
            num_hidden_layers=sizes["layers"],
            num_attention_heads=sizes["heads"],
            intermediate_size=sizes["inner"],
            max_position_embeddings=sizes["positions"],
            type_vocab_size=2,
            layer_norm_eps=sizes["epsilon"],
            pad_token_id=1,
        )
    )
    state = model.state_dict()
    for name, values in weights.items():
        state[name].copy_(torch.from_numpy(values).reshape(state[name].shape))
    logging.disable_progress_bar()
    model.save_pretrained(folder)


def _save_tokenizer(pieces: Sequence[tuple[str, float]], positions: int, folder: Path) -> None:
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=_UNKNOWN_ID, byte_fallback=False))
    # The order of XLM-R's own tokenizer: character map, then runs of spaces to one.
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(_character_map()), normalizers.Replace(_spaces(), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=positions,
        cls_token="<s>",
        sep_token="</s>",
        **{f"{name}_token": sign for name, sign in _SPECIAL.items()},
    )
    fast.save_pretrained(folder)


def _spaces() -> Any:
    from tokenizers import Regex

    return Regex(" {2,}")


def _character_map() -> bytes:
    """The map nmt_nfkc that sentencepiece brings, as `tokenizers` wants it."""
    import sentencepiece

    home = Path(str(sentencepiece.__file__)).parent / "package_data" / "nmt_nfkc.bin"
    return home.read_bytes()
