import math
import os
import shutil
import subprocess
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

import numpy as np
import pytest

from align.errors import InputError, ModelError
from align.resources import corpus_dir
from align.train.vocabulary import prune_targets
from align.translate.convert import convert, converted_path
from align.translate.marian import MarianFolder
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import BACKENDS, Hypothesis, Row, Translator, load_translator

SENTENCES = [
    "Presiden mengatakan bahwa pemerintah akan membangun rumah baru.",
    "Saya tidak tahu.",
    "Harga minyak naik 5 persen pada hari Senin, kata menteri.",
]


@pytest.fixture(scope="module", params=BACKENDS)
def translator(request: pytest.FixtureRequest) -> Translator:
    return load_translator(find_model(), request.param, threads=1)


def in_order(
    translator: Translator, sources: list[list[str]], options: DecodingOptions
) -> list[Hypothesis]:
    found = dict(translator.translate([Row(pieces) for pieces in sources], options))
    return [found[i] for i in range(len(sources))]


def decode(translator: Translator, options: DecodingOptions | None = None) -> list[str]:
    model = translator.model
    sources = model.encode(SENTENCES)
    hypotheses = in_order(translator, sources, options or DecodingOptions())
    return model.decode([hypothesis.pieces for hypothesis in hypotheses])


def test_the_batch_size_and_order_do_not_change_the_drafts(translator: Translator) -> None:
    whole = decode(translator)
    assert decode(translator, DecodingOptions(batch_tokens=1)) == whole
    sources = translator.model.encode(SENTENCES[::-1])
    backwards = in_order(translator, sources, DecodingOptions())
    assert translator.model.decode([h.pieces for h in backwards]) == whole[::-1]


def test_a_draft_is_the_same_to_the_last_digit_alone_and_in_company() -> None:
    translator = load_translator(find_model(), "ctranslate2", threads=1)
    sample = corpus_dir() / "samples" / "08-culture.sentences.txt"
    sources = translator.model.encode(sample.read_text("utf-8").splitlines())
    beam = DecodingOptions()
    together = in_order(translator, sources, beam)
    assert [in_order(translator, [row], beam)[0] for row in sources] == together


@pytest.mark.parametrize("options", [DecodingOptions(), DecodingOptions(beam_size=1)])
def test_confidence_is_a_probability(translator: Translator, options: DecodingOptions) -> None:
    sources = translator.model.encode(SENTENCES)
    for hypothesis in in_order(translator, sources, options):
        assert 0 < hypothesis.confidence < 1


def test_the_length_penalty_does_not_change_what_confidence_means(translator: Translator) -> None:
    sources = translator.model.encode(SENTENCES[1:2])
    one, two = (
        in_order(translator, sources, DecodingOptions(beam_size=1, length_penalty=penalty))[0]
        for penalty in (1.0, 0.5)
    )
    assert one.pieces == two.pieces
    assert math.isclose(one.confidence, two.confidence, rel_tol=0.01)


def test_a_known_sentence_is_translated(translator: Translator) -> None:
    draft = decode(translator)[1].lower()
    assert "know" in draft
    assert "i " in draft


def test_both_back_ends_agree_on_greedy_drafts_and_their_confidence() -> None:
    greedy = DecodingOptions(beam_size=1)
    results = []
    for name in BACKENDS:
        translator = load_translator(find_model(), name, threads=1)
        sources = translator.model.encode(SENTENCES[1:2])
        results += in_order(translator, sources, greedy)
    assert results[0].pieces == results[1].pieces
    # int8 against float32
    assert math.isclose(results[0].confidence, results[1].confidence, abs_tol=0.05)


def test_both_back_ends_tell_where_a_model_looks_for_what_it_is_made_to_say() -> None:
    looks = []
    for name in BACKENDS:
        translator = load_translator(find_model(), name, threads=1)
        model = translator.model
        pieces = model.encode(SENTENCES)
        said = model.encode_target(["The president spoke.", "I don't know, Đoković.", ""])
        rows = [Row(*pair) for pair in zip(pieces, said, strict=True)]
        read = dict(translator.translate([*rows, Row(pieces[1])], DecodingOptions()))
        assert read[3].attention is None
        assert [read[i].pieces for i in range(3)] == said
        looks.append([read[i].attention for i in range(3)])
        assert "know" in model.decode([read[3].pieces])[0]
    for row, one, other in zip(rows, *looks, strict=True):
        assert one is not None
        assert other is not None
        assert one.shape == other.shape == (len(row.said or ()), len(row.pieces))
        assert np.allclose(one, other, atol=0.15)  # int8 against float32


def test_only_pieces_of_the_target_side_are_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find_model().path, tmp_path / "model"))
    prune_targets(folder, ["I do not see it."])
    model = MarianFolder(folder)
    greedy = DecodingOptions(beam_size=1)
    results = []
    for name in BACKENDS:
        translator = load_translator(model, name, threads=1)
        results += in_order(translator, model.encode(SENTENCES[1:2]), greedy)
    assert not set(results[0].pieces) & set(model.unwritable)
    assert "know" not in model.decode([results[0].pieces])[0]
    assert results[0].pieces == results[1].pieces
    assert math.isclose(results[0].confidence, results[1].confidence, abs_tol=0.05)


def test_an_unknown_back_end_is_refused() -> None:
    with pytest.raises(InputError, match="known: ctranslate2, torch"):
        load_translator(find_model(), "marian")


@pytest.mark.parametrize("backend", BACKENDS)
def test_weights_that_do_not_fit_the_configuration_are_refused(
    backend: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(find_model().path, tmp_path / "model"))
    (folder / "model.safetensors").write_bytes(b"\x00" * 64)
    with pytest.raises(ModelError):
        load_translator(MarianFolder(folder), backend)


def test_the_default_back_end_needs_neither_torch_nor_transformers_once_converted() -> None:
    load_translator(find_model())
    code = (
        "import sys; from align.translate.models import find_model;"
        "from align.translate.translator import load_translator;"
        "load_translator(find_model());"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def convert_here(cache: Path, say: Connection) -> None:
    os.environ["SEJAJAR_CACHE"] = str(cache)
    say.send(convert(find_model("id-en-small")))


def test_two_processes_may_convert_at_once(
    tmp_path: Path, torch_processes: ForkServerContext
) -> None:
    said, say = torch_processes.Pipe(duplex=False)
    runs = [torch_processes.Process(target=convert_here, args=(tmp_path, say)) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert said.recv() == said.recv()
    left = [path.name for path in (tmp_path / "ctranslate2").iterdir()]
    assert left == [converted_path(find_model("id-en-small")).name]
