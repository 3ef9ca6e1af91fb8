from dataclasses import replace
from pathlib import Path

import pytest

from align.errors import InputError
from align.train.recipe import SourceRecipe, read_recipe


def test_a_recipe_is_read_with_its_defaults(recipe: Path) -> None:
    plan = read_recipe(recipe)
    assert plan.name == "recipe"
    assert plan.model.d_model == 64
    assert plan.train.label_smoothing == 0.1
    assert [source.weight for source in plan.data.sources] == [1.0]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("d_model = 64", "d_modle = 64", "unknown key 'd_modle' in \\[model\\]; known: vocabulary"),
        ("d_model = 64", 'd_model = "64"', "d_model = '64' is not a int"),
        ("d_model = 64", "d_model = 65", "d_model must be a multiple of heads"),
        ("pairs.tsv", "gone.tsv", "data file not found"),
        ('["pairs.tsv"]', "[]", "names no sources"),
        ("[model]", "[model", "not a TOML file"),
        ("[train]", '[train]\noptimizer = "sgd"', "optimizer must be one of adamw, muon"),
        ("[train]", "[train]\nchosen = 1.5", "chosen must be a share"),
        ("[train]", "[train]\nchosen = 0.5", "chosen and \\[data\\] choices go together"),
        (
            "[model]",
            'choices = ["pairs.tsv"]\n[model]',
            "chosen and \\[data\\] choices go together",
        ),
    ],
)
def test_a_mistake_is_named(recipe: Path, before: str, after: str, message: str) -> None:
    text = recipe.read_text()
    assert before in text
    recipe.write_text(text.replace(before, after))
    with pytest.raises(InputError, match=message) as caught:
        read_recipe(recipe)
    assert str(recipe) in str(caught.value)


def test_a_missing_recipe_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: cannot read the recipe"):
        read_recipe(tmp_path / "none.toml")


def test_a_recipe_that_extends_another_says_what_differs(recipe: Path) -> None:
    more = recipe.with_name("more.toml")
    more.write_text('extends = "recipe.toml"\nname = "longer"\n[train]\ntokens = 7\n')
    base, plan = read_recipe(recipe), read_recipe(more)
    assert (plan.name, plan.train.tokens) == ("longer", 7)
    assert replace(plan, name=base.name, train=base.train) == base
    assert replace(plan.train, tokens=base.train.tokens) == base.train


def test_more_sources_come_on_top(recipe: Path) -> None:
    more = recipe.with_name("more.toml")
    recipe.with_name("own.tsv").write_text("a\tb\n")
    more.write_text(
        'extends = "recipe.toml"\n[data]\nmore_sources = [{ path = "own.tsv", weight = 2 }]\n'
    )
    (first,) = read_recipe(recipe).data.sources
    sources = read_recipe(more).data.sources
    assert sources == (first, SourceRecipe(recipe.with_name("own.tsv"), 2.0))


def test_more_sources_of_a_chain_come_one_on_the_other(recipe: Path) -> None:
    for name in ("first.tsv", "second.tsv"):
        recipe.with_name(name).write_text("a\tb\n")
    recipe.with_name("second.toml").write_text(
        'extends = "recipe.toml"\n[data]\n'
        'more_sources = ["first.tsv", { path = "second.tsv", weight = 2 }]\n'
    )
    third = recipe.with_name("third.toml")
    third.write_text(
        'extends = "second.toml"\n[data]\nmore_sources = [{ path = "first.tsv", weight = 3 }]\n'
    )
    weights = {source.path.name: source.weight for source in read_recipe(third).data.sources}
    assert (weights["first.tsv"], weights["second.tsv"]) == (3.0, 2.0)


def test_a_star_stands_for_all_files_that_match_and_the_last_weight_counts(recipe: Path) -> None:
    for name in ("own-2.tsv", "own-1.tsv", "other.tsv"):
        recipe.with_name(name).write_text("Hujan.\tRain.\n", encoding="utf-8")
    more = recipe.with_name("more.toml")
    more.write_text(
        'extends = "recipe.toml"\n[data]\nsources = [{ path = "own-*.tsv", weight = 2 }]\n',
        encoding="utf-8",
    )
    names = [(source.path.name, source.weight) for source in read_recipe(more).data.sources]
    assert names == [("own-1.tsv", 2.0), ("own-2.tsv", 2.0)]
    text = more.read_text("utf-8")
    more.write_text(text.replace("own-*", "own-[12]"), encoding="utf-8")
    assert [source.path.name for source in read_recipe(more).data.sources] == [
        "own-1.tsv",
        "own-2.tsv",
    ]
    more.write_text(
        f'{text}more_sources = [{{ path = "own-1.tsv", weight = 3 }}]', encoding="utf-8"
    )
    assert [source.weight for source in read_recipe(more).data.sources] == [3.0, 2.0]
    more.write_text(text.replace("own-", "none-"), encoding="utf-8")
    with pytest.raises(InputError, match=r"data file not found: .*none-\*\.tsv"):
        read_recipe(more)


def test_files_lie_in_the_data_folder_or_beside_the_recipe(recipe: Path, tmp_path: Path) -> None:
    own = recipe.with_name("pairs.tsv")
    assert [s.path for s in read_recipe(recipe, data_dir=tmp_path).data.sources] == [own]
    (tmp_path / "pairs.tsv").write_text("a\tb\n")
    first = [tmp_path / "pairs.tsv"]
    assert [s.path for s in read_recipe(recipe, data_dir=tmp_path).data.sources] == first


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extends = "more.toml"', "the recipe extends itself"),
        ('extends = "ring.toml"', "the recipe extends itself"),
        ('extends = "none.toml"', r"none\.toml: cannot read the recipe"),
        ("extends = 3", "extends = 3 is not a file name"),
        ('extends = "recipe.toml"\n[train]\ntoken = 7', "unknown key 'token'"),
        ('extends = "recipe.toml"\ntrain = 7', "train is not a table"),
        ('extends = "recipe.toml"\ndata = 7', "data is not a table"),
        ('extends = "recipe.toml"\n[data]\nmore_sources = 7', "more_sources is not a list"),
    ],
)
def test_a_wrong_extension_is_named(recipe: Path, text: str, message: str) -> None:
    more = recipe.with_name("more.toml")
    more.write_text(text)
    recipe.with_name("ring.toml").write_text('extends = "more.toml"')
    with pytest.raises(InputError, match=message):
        read_recipe(more)
