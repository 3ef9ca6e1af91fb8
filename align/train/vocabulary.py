"""The joint SentencePiece vocabulary, in the layout of a MarianMT checkpoint."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from align.train.batches import LENGTHS
from align.translate.marian import OPENERS_APART
from align.translate.openers import join, set_apart

EOS, UNK = 0, 1
"""Ids of ``</s>`` and ``<unk>`` in every vocabulary that is made here; ``<pad>`` is the last id."""
_SPACE = "\u2581"
_COMMON = 15
"""A character that occurs so often is kept as a piece."""


def train_vocabulary(sentences: Iterable[str], size: int, folder: Path) -> None:
    """Learn a unigram model (Kudo, 2018) over both languages and write the Marian files.

    Writes ``source.spm``, ``target.spm`` (the same model), ``vocab.json`` and
    ``tokenizer_config.json`` into ``folder``.

    Args:
        sentences: of both languages.
        size: number of pieces, ``</s>`` and ``<unk>`` counted, ``<pad>`` not.
        folder: where to; it must exist.
    """
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=map(set_apart, sentences),
        model_prefix=str(folder / "source"),
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9998,
        bos_id=-1,
        eos_id=EOS,
        unk_id=UNK,
        pad_id=-1,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        input_sentence_size=400_000,
        shuffle_input_sentence=False,
        num_threads=2,
        minloglevel=2,
    )
    (folder / "source.model").rename(folder / "source.spm")
    (folder / "source.vocab").unlink()
    _complete(folder)


def prune_vocabulary(pieces: Path, sentences: Iterable[str], size: int, folder: Path) -> None:
    """Keep the pieces of a SentencePiece model that ``sentences`` need, and write the Marian files.

    The most frequent pieces stay, and every single character that is at all common, so that rare
    words can be spelled.  Numbers fall into digits.  Scores stay as they are.

    Args:
        pieces: a unigram model, such as XLM-R's.
        sentences: of both languages.
        size: number of pieces, ``</s>`` and ``<unk>`` counted, ``<pad>`` not.
        folder: where to; it must exist.
    """
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    proto: Any = sentencepiece_model_pb2
    whole = proto.ModelProto()
    whole.ParseFromString(pieces.read_bytes())
    usable = {p.piece: p.score for p in whole.pieces if p.type == p.NORMAL and _usable(p.piece)}

    def write(chosen: Iterable[str]) -> None:
        model = proto.ModelProto()
        model.CopyFrom(whole)
        del model.pieces[:]
        model.pieces.add(piece="</s>", score=0.0, type=proto.ModelProto.SentencePiece.CONTROL)
        model.pieces.add(piece="<unk>", score=0.0, type=proto.ModelProto.SentencePiece.UNKNOWN)
        for piece in sorted(chosen, key=lambda p: (-usable[p], p)):
            model.pieces.add(piece=piece, score=usable[piece])
        model.trainer_spec.vocab_size = len(model.pieces)
        model.trainer_spec.eos_id, model.trainer_spec.unk_id = EOS, UNK
        model.trainer_spec.bos_id = model.trainer_spec.pad_id = -1
        (folder / "source.spm").write_bytes(model.SerializeToString())

    write(usable)
    encode = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm")).encode
    counts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for text in map(set_apart, sentences):
        counts.update(encode(text, out_type=str))
        letters.update(text)
    singles = [p for p in usable if len(p) == 1 and (letters[p] >= _COMMON or p == _SPACE)]
    ranked = [p for p, _ in counts.most_common() if len(p) > 1 and p in usable]
    write([*singles, *ranked[: size - 2 - len(singles)]])
    _complete(folder)


def _usable(piece: str) -> bool:
    body = piece.removeprefix(_SPACE)
    return _SPACE not in body and (len(body) == 1 or not any(c.isdigit() for c in body))


def _complete(folder: Path) -> None:
    """Write what belongs beside ``source.spm`` in a Marian folder whose sides share it."""
    import sentencepiece

    shutil.copyfile(folder / "source.spm", folder / "target.spm")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    vocabulary = {pieces.id_to_piece(i): i for i in range(pieces.get_piece_size())}
    vocabulary["<pad>"] = len(vocabulary)
    (folder / "vocab.json").write_text(
        json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    config = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "id",
        "target_lang": "en",
        "separate_vocabs": False,
        "model_max_length": LENGTHS[-1],
        OPENERS_APART: True,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2), encoding="utf-8")


class Vocabulary:
    """Pieces and ids of a checkpoint folder whose two sides share one model."""

    def __init__(self, folder: Path) -> None:
        import sentencepiece

        self.pieces: Any = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "source.spm")
        )
        config = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        self._apart = bool(config.get(OPENERS_APART))
        self.size: int = self.pieces.get_piece_size() + 1
        self.pad: int = self.size - 1

    def encode(self, texts: list[str], *, alpha: float = 0.0) -> list[list[int]]:
        """Return ids without ``</s>``; with ``alpha`` > 0 a segmentation is sampled."""
        # One thread: each has a random state of its own, and which takes which text is chance.
        drawn = {"enable_sampling": True, "alpha": alpha, "nbest_size": -1, "num_threads": 1}
        sampling = drawn if alpha else {}
        texts = [set_apart(text) for text in texts] if self._apart else texts
        encoded: list[list[int]] = self.pieces.encode(texts, **sampling)
        return encoded

    def decode(self, ids: list[list[int]]) -> list[str]:
        """Return the texts of id sequences, special ids left out."""
        kept = [[i for i in row if i not in (EOS, self.pad)] for row in ids]
        texts: list[str] = self.pieces.decode(kept)
        return [join(text) for text in texts] if self._apart else texts
