"""The SentencePiece vocabulary of both sides, in the layout of a MarianMT checkpoint."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from itertools import compress, count, islice
from pathlib import Path
from typing import Any

from align.errors import ModelError
from align.train.batches import LENGTHS
from align.translate.openers import set_apart
from align.translate.tokenizer import OPENERS_APART, MarianTokenizer

EOS, UNK = 0, 1
"""Ids of ``</s>`` and ``<unk>`` in every vocabulary that is made here; ``<pad>`` is the last id."""
_SPACE = "\u2581"
_MULTIPLE = 64
"""Matrices whose sizes are its multiples are multiplied faster."""
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


def prune_targets(folder: Path, targets: Iterable[str]) -> int:
    """Leave in a folder's ``target.spm`` what its targets need; return how many pieces those are.

    Pieces that no target holds, the source language's words above all, are never written: drafting
    is spared their probabilities.  Single characters stay, so that any name can be spelled, and as
    many of the commonest others as make a number that matrices like.  The targets are cut as
    before.

    Args:
        folder: with the files of a tokenizer whose models are unigram models.
        targets: all that the model learns, or has learned, to write.
    """
    from sentencepiece import sentencepiece_model_pb2

    used = {piece for row in MarianTokenizer(folder).encode_target([*targets]) for piece in row}
    proto: Any = sentencepiece_model_pb2
    model = proto.ModelProto()
    model.ParseFromString((folder / "target.spm").read_bytes())
    needed = [p.type != p.NORMAL or len(p.piece) == 1 or p.piece in used for p in model.pieces]
    spare = -sum(needed) % _MULTIPLE
    others = (i for i, is_needed in enumerate(needed) if not is_needed)
    kept = {*compress(count(), needed), *islice(others, spare)}
    for i in reversed(range(len(model.pieces))):
        if i not in kept:
            del model.pieces[i]
    model.trainer_spec.vocab_size = len(model.pieces)
    (folder / "target.spm").write_bytes(model.SerializeToString())
    return len(model.pieces)


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
    """Pieces and ids of a checkpoint folder: one that was made here, or any other MarianMT.

    Raises:
        ModelError: see :class:`align.translate.tokenizer.MarianTokenizer`; or ``</s>``, ``<unk>``
            and ``<pad>`` have other ids than in every MarianMT model of the hub.
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = MarianTokenizer(folder)
        ids = self._tokenizer.vocabulary
        self.size: int = len(ids)
        self.pad: int = self.size - 1
        if (ids.get("</s>"), ids.get("<unk>"), ids.get("<pad>")) != (EOS, UNK, self.pad):
            message = f"</s>, <unk> and <pad> must be its pieces {EOS}, {UNK} and {self.pad}"
            raise ModelError(message, path=str(folder / "vocab.json"))
        self._names = {i: piece for piece, i in ids.items()}
        self._head = [ids[token]] if (token := self._tokenizer.language_token) else []

    @property
    def pieces(self) -> Any:
        """The SentencePiece processor of the source side."""
        return self._tokenizer.source

    def encode(self, texts: list[str], *, alpha: float = 0.0) -> list[list[int]]:
        """Return sources' ids without ``</s>``; with ``alpha`` > 0 a segmentation is sampled."""
        # One thread: each has a random state of its own, and which takes which text is chance.
        drawn = {"enable_sampling": True, "alpha": alpha, "nbest_size": -1, "num_threads": 1}
        rows = self._encoded(self._tokenizer.source, texts, drawn if alpha else {})
        return [self._head + row for row in rows] if self._head else rows

    def encode_target(self, texts: list[str]) -> list[list[int]]:
        """Return targets' ids without ``</s>``."""
        return self._encoded(self._tokenizer.target, texts, {})

    def _encoded(self, pieces: Any, texts: list[str], options: dict[str, Any]) -> list[list[int]]:
        ids = self._tokenizer.vocabulary
        place = [ids.get(pieces.id_to_piece(i), UNK) for i in range(pieces.get_piece_size())]
        rows = pieces.encode(self._tokenizer.prepared(texts), **options)
        return [[place[i] for i in row] for row in rows]

    def decode(self, ids: list[list[int]]) -> list[str]:
        """Return the texts of targets' id sequences, special ids left out."""
        left_out = (EOS, self.pad)
        return self._tokenizer.decode(
            [[self._names[i] for i in row if i not in left_out] for row in ids]
        )
