"""What the service can be asked: one method for each thing, from checked fields to an answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any, TypeVar

from align.document import Document, Flag, Pair, Segment
from align.flag import Context, Flagger
from align.pair.aligner import align
from align.pair.pairs import agreement
from align.pipeline import to_draft
from align.serve import markup, plain
from align.serve.batcher import Batcher
from align.serve.errors import RequestError
from align.serve.fields import Fields
from align.serve.language import UNKNOWN, Detection, Language, detect
from align.serve.limits import Limits
from align.serve.passage import Translation
from align.text.split import split_text

Answer = dict[str, Any] | list[Any]
Result = TypeVar("Result")

LANGUAGE_CODE = "(?:[Ii][DdNn]|[Ee][Nn])(?:[-_][A-Za-z0-9]{1,8})*"
_CODE = re.compile(LANGUAGE_CODE)
NAMES = {"id": "Indonesian", "en": "English"}
_SHORT = 40
"""Characters up to which a text of a batch is judged together with its neighbours."""
_QUICK = 2_000
"""Characters whose splitting is done sooner than handed to another thread."""


class Service:
    """The stages of the toolkit behind one door.

    Args:
        batcher: drafts sentences.
        flagger: for ``flag``; called in one thread only.
        limits: what a request may ask for.
        keyed: whether callers need an API key.
        observe: told how many characters each request brought.
    """

    def __init__(
        self,
        batcher: Batcher,
        flagger: Flagger,
        limits: Limits,
        *,
        keyed: bool = False,
        observe: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.batcher = batcher
        self.limits = limits
        self._keyed = keyed
        self._flagger = flagger
        self._observe = observe
        # Splitting, aligning and flagging hold the interpreter: more threads would not be faster.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="think")

    async def languages(self, _: Fields) -> Answer:
        """List the languages: English goes nowhere but to itself."""
        return [{"code": code, "name": name, "targets": ["en"]} for code, name in NAMES.items()]

    async def settings(self, _: Fields) -> Answer:
        """Tell a web page what it needs to know."""
        return {
            "charLimit": self.limits.characters,
            "frontendTimeout": 500,
            "apiKeys": self._keyed,
            "keyRequired": self._keyed,
            "suggestions": False,
            "filesTranslation": False,
            "supportedFilesFormat": [],
            "language": {
                "source": {"code": "auto", "name": "Auto Detect"},
                "target": {"code": "en", "name": NAMES["en"]},
            },
        }

    async def detect(self, fields: Fields) -> Answer:
        """Tell which language a text, or all texts together, are in."""
        texts, _ = fields.texts("q")
        self._measure(texts)
        found = detect("\n".join(texts))
        return [_shown(one) for one in found if one.confidence >= 0.005]

    async def translate(self, fields: Fields) -> Answer:
        """Translate texts."""
        texts, several = fields.texts("q")
        source, target = (_code(fields.text(side)) for side in ("source", "target"))
        form = fields.chosen("format", ("text", "html"))
        fields.number("alternatives", 0, 100)
        self._measure(texts)
        for code, known in ((source, ("auto", *NAMES)), (target, tuple(NAMES))):
            if code not in known:
                raise RequestError(400, f"{code[:80]} is not supported")
        if target != "en":
            raise RequestError(
                400,
                f"{NAMES[target]} ({target}) is not available as a target language "
                f"from {NAMES.get(source, 'any language')} ({source})",
            )
        detected = _detect_each(texts) if source == "auto" else None
        parse = markup.parse if form == "html" else plain.parse
        codes = [one.language for one in detected] if detected else [source] * len(texts)
        # English comes out as it is.
        foreign = [text for text, code in zip(texts, codes, strict=True) if code == "id"]
        drafted = iter(await self._translate(foreign, parse))
        made = [
            next(drafted) if code == "id" else text for text, code in zip(texts, codes, strict=True)
        ]
        answer: dict[str, Any] = {"translatedText": made if several else made[0]}
        if fields.given("alternatives"):
            # Clients that ask for some are content with none.
            answer["alternatives"] = [[] for _ in made] if several else []
        if detected:
            shown = [_shown(one) for one in detected]
            answer["detectedLanguage"] = shown if several else shown[0]
        return answer

    async def align(self, fields: Fields) -> Answer:
        """Pair the sentences of two texts."""
        texts, _ = fields.texts("source")
        references, _ = fields.texts("reference")
        drafting = fields.switch("drafts", True)
        self._measure([*texts, *references])
        source = await self._think(_sentences, texts)
        reference = await self._think(_sentences, references)
        if max(len(source), len(reference)) > self.limits.sentences:
            raise RequestError(
                413, f"Invalid request: a side has more than {self.limits.sentences} sentences"
            )
        drafts = None
        if drafting:
            wanted = [to_draft(segment) for segment in source]
            made = await self.batcher.drafts([sentence.text for sentence in wanted])
            drafts = [one.head + draft.text for one, draft in zip(wanted, made, strict=True)]
        left, right = ([segment.text for segment in side] for side in (source, reference))
        beads = await self._think(align, left, right, drafts)
        answer = {
            "sourceSentences": left,
            "referenceSentences": right,
            "pairs": [
                {
                    "source": list(bead.source),
                    "reference": list(bead.reference),
                    "bead": bead.shape,
                    "similarity": round(bead.similarity, 4),
                }
                for bead in beads
            ],
            "agreement": round(agreement(beads), 4),
        }
        return answer | ({"drafts": drafts} if drafts is not None else {})

    async def flag(self, fields: Fields) -> Answer:
        """Flag the artefacts in a text, or in sources and their drafts."""
        if fields.given("text"):
            text = fields.text("text")
            self._measure([text])
            return await self._think(self._flag_text, text)
        rows = fields.rows("rows", ("source", "draft", "reference"))
        self._measure([value for row in rows for value in row.values()])
        if len(rows) > self.limits.sentences:
            raise RequestError(
                413, f"Invalid request: more than {self.limits.sentences} rows; send them in parts"
            )
        return await self._think(self._flag_rows, rows)

    def warm(self) -> None:
        """Load what is loaded on first use: lexicons of flags, pairs and languages."""
        detect("Kata pertama.")
        row = {"source": "Kata pertama.", "draft": "First word.", "reference": ""}
        self._thread.submit(self._flag_rows, [row])
        self._thread.submit(align, ["Kata pertama."], ["First word."])

    def close(self) -> None:
        """End the threads."""
        self.batcher.close()
        self._thread.shutdown()

    # -- inside

    def _measure(self, texts: Sequence[str]) -> None:
        characters = sum(map(len, texts))
        if characters > self.limits.characters:
            raise RequestError(
                413,
                f"Invalid request: request ({characters}) exceeds text limit "
                f"({self.limits.characters})",
            )
        self._observe(characters)

    async def _think(self, do: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, do, *arguments)

    async def _translate(self, texts: Sequence[str], parse: Callable[[str], Any]) -> list[str]:
        def prepare() -> Translation:
            return Translation(parse(text) for text in texts)

        quick = sum(map(len, texts)) <= _QUICK
        translation = prepare() if quick else await self._think(prepare)
        drafts = await self.batcher.drafts(translation.sources)
        translation.take([draft.text for draft in drafts])
        if pieces := translation.pieces:
            mended = await self.batcher.drafts(pieces, admitted=True)
            translation.mend([draft.text for draft in mended])
        return translation.written() if quick else await self._think(translation.written)

    def _flag_text(self, text: str) -> Answer:
        document = Document("text", "-", text, segments=split_text(text))
        found, likelihood = self._flagger.judge(Context.of_document(document))
        flags = []
        for number, (segment, row) in enumerate(zip(document.segments, found, strict=True)):
            for flag in row:
                flags.append(_flag(flag, number, segment.text, segment.start))
        return {"flags": flags, "likelihood": round(likelihood.probability, 4)}

    def _flag_rows(self, rows: Sequence[dict[str, str]]) -> Answer:
        pairs = [
            Pair(
                f"rows:{n}",
                "rows",
                "text",
                row["source"],
                draft=row["draft"],
                reference=row["reference"],
            )
            for n, row in enumerate(rows)
        ]
        found, likelihood = self._flagger.judge(Context.of_pairs(pairs))
        flags = [
            _flag(flag, number, row.get(flag.side, row["source"]))
            for number, (row, some) in enumerate(zip(rows, found, strict=True))
            for flag in some
        ]
        return {"flags": flags, "likelihood": round(likelihood.probability, 4)}


def _code(given: str) -> str:
    """Return a language's code without its region, in lower case: ``en_US`` is ``en``.

    Java before 17, and so OmegaT, calls Indonesian by its code of 1988, ``in``.
    """
    code = re.split("[-_]", given.lower(), maxsplit=1)[0] if _CODE.fullmatch(given) else given
    return "id" if code == "in" else code


def _detect_each(texts: Sequence[str]) -> list[Detection]:
    """Detect the language of each text; short ones are in that of all together."""
    overall = _best("\n".join(texts))
    found = [_best(text) if len(text) > _SHORT else overall for text in texts]
    for one in found:
        if one.language == UNKNOWN:
            raise RequestError(
                400, "the source language is neither Indonesian nor English; name it in 'source'"
            )
    return found


def _best(text: str) -> Detection:
    return detect(text)[0]


def _shown(one: Detection) -> dict[str, float | Language]:
    return {"language": one.language, "confidence": round(100 * one.confidence, 1)}


def _sentences(texts: Sequence[str]) -> list[Segment]:
    """Split one text; several are sentences already."""
    if len(texts) == 1:
        return list(split_text(texts[0]))
    return [Segment(text, 0, len(text)) for text in texts if text.strip()]


def _flag(flag: Flag, row: int, text: str, shift: int = 0) -> dict[str, Any]:
    values = asdict(flag)
    values["start"] += shift
    values["end"] += shift
    return {"row": row, "span": text[flag.start : flag.end], **values}
