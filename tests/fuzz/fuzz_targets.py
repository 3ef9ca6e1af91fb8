"""What is fuzzed: every parser and every stage that takes a stranger's bytes.

A target takes bytes, does what the program does with a file or text of them, and returns.  The
oracle is one for all: a result, or a ``SejajarError`` in one line that names the file.
"""

from __future__ import annotations

import json
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from align.document import Document, Pair, Segment
from align.errors import InputError, SejajarError

LONGEST_MESSAGE = 1000


@dataclass(frozen=True)
class Target:
    """Something to fuzz.

    Attributes:
        name: as the corpus folder is called.
        suffix: of the file that is written for it; empty: it takes no file, but a text.
        run: takes the file's path, or the text.
    """

    name: str
    suffix: str
    run: Callable[[Path], object] | Callable[[str], object]


def exercise(target: Target, data: bytes, folder: Path) -> SejajarError | None:
    """Give ``data`` to ``target``; return the clean error that it raised, if any.

    Raises:
        AssertionError: the error is not clean.
        Exception: whatever else escaped: a finding.
    """
    name = f"given{target.suffix}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if target.suffix:
                path = folder / name
                path.write_bytes(data)
                target.run(path)  # type: ignore[arg-type]
            else:
                target.run(data.decode("utf-8", "surrogatepass" if _surrogates(data) else "ignore"))  # type: ignore[arg-type]
        except SejajarError as error:
            # The file itself, or one that it names.
            _check_message(str(error), str(folder) if target.suffix else "")
            return error
    return None


def _surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _check_message(message: str, name: str) -> None:
    assert name in message, f"does not name the file: {message!r}"
    assert len(message) <= LONGEST_MESSAGE, f"too long: {message!r}"
    odd = [c for c in message if unicodedata.category(c) in ("Cc", "Zl", "Zp")]
    assert not odd, f"not one line of text: {message!r}"


# --- texts -----------------------------------------------------------------------------------


def _read(path: Path, **options: str) -> None:
    from align.text.read import find_inputs, read_documents

    for document in read_documents(find_inputs([str(path)]), **options):
        _check_document(document)


def _lines(path: Path) -> None:
    from align.pipeline import read_and_split

    for document in read_and_split([str(path)], lines=True):
        _check_segments(document)


def _check_document(document: Document) -> None:
    from align.text.split import split

    document.text.encode()
    made = split(document)
    _check_segments(made)
    assert sum(len(s.text.split()) for s in made.segments) >= len(document.text.split())


def _check_segments(document: Document) -> None:
    end = 0
    for segment in document.segments:
        assert segment.start >= end
        assert segment.text == document.text[segment.start : segment.end]
        end = segment.end


def _split(text: str) -> None:
    _check_document(Document("d", "d", text.encode("utf-8", "replace").decode()))


def _clean(text: str) -> None:
    from align.text.clean import clean

    once = clean(text)
    assert "\n" not in once
    assert once == once.strip()


# --- stages ----------------------------------------------------------------------------------


@cache
def _flagger():  # noqa: ANN202
    from align.flag import Flagger

    return Flagger()


def _flag(text: str) -> None:
    from align.flag import Context
    from align.text.split import split

    document = split(Document("d", "d", text))
    rows = _flagger().flag(Context.of_document(document))
    for segment, flags in zip(document.segments, rows, strict=True):
        for flag in flags:
            assert 0 <= flag.start <= flag.end <= len(segment.text), flag


def _halves(text: str) -> tuple[str, str]:
    left, _, right = text.partition("\0")
    return left, right


def _flag_pair(text: str) -> None:
    """Source, draft and reference separated by NUL."""
    from align.flag import Context

    left, right = _halves(text)
    draft, reference = _halves(right)
    pair = Pair("1", "d", "text", left, draft=draft, reference=reference)
    (flags,) = _flagger().flag(Context.of_pairs([pair]))
    for flag in flags:
        side = {"draft": draft, "reference": reference}.get(flag.side, left)
        assert 0 <= flag.start <= flag.end <= len(side), flag


def _segments(text: str) -> tuple[Segment, ...]:
    segments, at = [], 0
    for line in text.split("\n"):
        segments.append(Segment(line, at, at + len(line)))
        at += len(line) + 1
    return tuple(segments)


def _pair(text: str) -> None:
    """Two texts separated by NUL, a segment a line."""
    from align.pair.pairs import pair_documents

    left, right = _halves(text)
    source = Document("s", "s", left, segments=_segments(left))
    reference = Document("r", "r", right, segments=_segments(right))
    drafts = [line[::-1] for line in left.split("\n")]
    for made in (None, drafts):
        pairs = pair_documents(source, reference, made)
        counts = [tuple(map(int, pair.bead.split("-"))) for pair in pairs]
        assert sum(n for n, _ in counts) == len(source.segments)
        assert sum(m for _, m in counts) == len(reference.segments)


def _prepare(text: str) -> None:
    """What is done to a sentence before and after decoding."""
    from align.text.clean import clean
    from align.translate.clauses import cut
    from align.translate.degenerate import problem
    from align.translate.repair import repair
    from align.translate.titles import is_title_case, sentence_case
    from align.translate.verbatim import split_verbatim, verbatim

    if text := clean(text):
        is_title_case(text)
        sentence_case(text)
        cut(text, lambda part: len(part) < 200)
        split_verbatim(text)
        verbatim(text)
        problem(text, text[::-1])
        repair(text, text[::-1])


# --- exchange --------------------------------------------------------------------------------


def _pairs(path: Path) -> None:
    from align.errors import OutputError
    from align.exchange.formats import read_pairs, write_pairs

    pairs = list(read_pairs(path))
    for pair in pairs:
        _check_pair(pair)
    for name in ("tsv", "jsonl"):
        try:
            write_pairs("/dev/null", pairs, name)
        except OutputError as error:
            _check_message(str(error), "/dev/null")


def _check_pair(pair: Pair) -> None:
    for name in ("id", "doc", "source", "draft", "reference", "bead", "final", "note"):
        assert type(getattr(pair, name)) is str, (name, pair)
    for name in ("similarity", "confidence"):
        value = getattr(pair, name)
        assert value is None or (type(value) is float and 0 <= value <= 1), (name, pair)
    for flag in pair.flags:
        assert (type(flag.start), type(flag.end)) == (int, int), flag
        assert 0 <= flag.start <= flag.end, flag
        assert all(type(v) is str for v in (flag.id, flag.message, flag.suggestion)), flag
        assert type(flag.confidence) is float, flag
    assert all(type(k) is str and type(v) is str for k, v in pair.extra.items()), pair


# --- service ---------------------------------------------------------------------------------


def _request(text: str) -> None:
    """A content type and a body, separated by a line end."""
    import asyncio

    from starlette.requests import Request

    from align.serve.body import read
    from align.serve.errors import RequestError
    from align.serve.fields import Fields

    declared, _, body = text.partition("\n")

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body.encode("utf-8", "surrogatepass")}

    scope = {"type": "http", "query_string": b"", "headers": []}
    scope["headers"] = [(b"content-type", declared.encode("latin-1", "ignore"))]
    try:
        fields = Fields(asyncio.run(read(Request(scope, receive), 100_000)))
        for name in ("q", "source"):
            texts, _ = fields.texts(name)
            assert all(type(one) is str for one in texts)
        fields.chosen("format", ("text", "html"))
        fields.switch("drafts", True)
        fields.number("alternatives", 0, 10)
        fields.rows("rows", ("source", "draft"))
    except RequestError as refused:
        json.dumps({"error": str(refused)}).encode()


def _markup(text: str) -> None:
    from align.serve.markup import parse

    assert _through(parse(text), "text" if "<" in text else "") is not None


def _plain(text: str) -> None:
    from align.serve.plain import parse

    assert _through(parse(text), "text").count("\n") == text.count("\n")


def _through(passage: Any, draft: str) -> str:
    """Return a passage translated by a translator that says ``draft``, or what it was told."""
    from align.serve.passage import Translation

    translation = Translation([passage])
    translation.take([draft or source for source in translation.sources])
    translation.mend([draft or piece for piece in translation.pieces])
    (made,) = translation.written()
    return made


# --- settings --------------------------------------------------------------------------------


def _ignore(path: Path) -> None:
    from align.flag.ignore import IgnoreList, dismiss, restore

    spans = IgnoreList.read(path)
    dismiss(path, "ORTHO", "a\tb\nc", "because")
    assert ("ORTHO", "a b c") in IgnoreList.read(path)
    restore(path, "ORTHO", "a\tb\nc")
    assert IgnoreList.read(path).spans - spans.spans == frozenset()


def _names(path: Path) -> None:
    from align.flag.gazetteer import Gazetteer, read_names

    read_names(Gazetteer(), path)


def _glossary(path: Path) -> None:
    from align.flag import Context, Options
    from align.flag.detectors.glossary import Glossary

    pair = Pair("1", "d", "text", "Rumah sakit itu besar.", draft="The hospital is big.")
    list(Glossary(Options(glossary=path)).candidates(Context.of_pairs([pair])))


def _settings(path: Path) -> None:
    from align.flag import Flagger, read_options

    Flagger(read_options(path))


def _mapping(path: Path) -> None:
    from align.pair.documents import match_documents

    def document(name: str) -> Document:
        return Document(name, name, "a")

    try:
        match_documents([document("a")], [document("b")], mapping=path)
    except InputError as error:
        # An empty mapping matches nothing, and no file is to blame.
        if "no document of one side" not in str(error):
            raise


def _recipe(path: Path) -> None:
    from align.train.recipe import read_recipe

    read_recipe(path)


def _score(path: Path) -> None:
    from align.evaluate.load import read_lines

    read_lines(str(path))


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target("text", ".txt", _read),
        Target("text-lines", ".txt", _lines),
        Target("markdown", ".md", _read),
        Target("html", ".html", _read),
        Target("docx", ".docx", _read),
        Target("text-jsonl", ".jsonl", _read),
        Target("text-tsv", ".tsv", _read),
        Target("split", "", _split),
        Target("clean", "", _clean),
        Target("flag", "", _flag),
        Target("flag-pair", "", _flag_pair),
        Target("pair", "", _pair),
        Target("prepare", "", _prepare),
        Target("tsv", ".tsv", _pairs),
        Target("jsonl", ".jsonl", _pairs),
        Target("tmx", ".tmx", _pairs),
        Target("xliff12", ".xlf", _pairs),
        Target("xliff21", ".xlf2", _pairs),
        Target("parquet", ".parquet", _pairs),
        Target("xlsx", ".xlsx", _pairs),
        Target("moses", ".id", _pairs),
        Target("po", ".po", _pairs),
        Target("labelstudio", ".json", _pairs),
        Target("request", "", _request),
        Target("markup", "", _markup),
        Target("plain", "", _plain),
        Target("ignore", ".tsv", _ignore),
        Target("names", ".tsv", _names),
        Target("glossary", ".tsv", _glossary),
        Target("settings", ".toml", _settings),
        Target("mapping", ".tsv", _mapping),
        Target("recipe", ".toml", _recipe),
        Target("lines", ".txt", _score),
        Target("lines-gz", ".gz", _score),
    )
}
"""By name."""
