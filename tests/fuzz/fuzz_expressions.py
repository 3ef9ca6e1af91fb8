"""Attacks on regular expressions, made from their own syntax trees.

For every repeat in an expression: what leads up to it, its body over and over, and then what does
not fit.  That is where a backtracking matcher takes quadratic or exponential time.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import align

_CATEGORIES = {
    constants.CATEGORY_DIGIT: "7",
    constants.CATEGORY_NOT_DIGIT: "a",
    constants.CATEGORY_SPACE: " ",
    constants.CATEGORY_NOT_SPACE: "a",
    constants.CATEGORY_WORD: "a",
    constants.CATEGORY_NOT_WORD: "-",
}
_TRIED = "aA1 .,-'\"(\n\t_é“\u200d\u00ad\u0301$%😀"


def expressions() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield where it is bound and the expression, for every one that a module of ours holds."""
    seen: set[int] = set()
    for info in pkgutil.walk_packages(align.__path__, "align."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ModuleNotFoundError:  # an extra that is not installed
            continue
        for name, value in vars(module).items():
            for pattern in _inside(value, 0):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{info.name}.{name}", pattern


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 4 or isinstance(value, str | bytes):
        return
    elif isinstance(value, Mapping):
        for item in list(value.values())[:2000]:
            yield from _inside(item, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in list(value)[:2000]:
            yield from _inside(item, depth + 1)
    elif isinstance(value, type) and value.__module__.startswith("align."):
        yield from _inside(dict(vars(value)), depth + 1)
    elif type(value).__module__.startswith("align."):
        names = getattr(type(value), "__slots__", None) or vars(value)
        yield from _inside({n: getattr(value, n, None) for n in names}, depth + 1)


def attacks(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Yield strings of about ``size`` characters that may hurt ``pattern``."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    made = set()
    for prefix, body in _repeats(tree, ""):
        for pump in {body, body + " ", body + "-", prefix + body}:
            if pump and (prefix, pump) not in made:
                made.add((prefix, pump))
                long = pump * (size // len(pump))
                yield prefix + long + "\0"
                yield long + prefix + "!"


def _repeats(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield what leads up to each unbounded repeat, and its body."""
    for code, argument in tree:
        if code in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            _, high, body = argument
            if high > 30:
                yield from ((prefix, one) for one in _samples(body))
            yield from _repeats(body, prefix)
        elif code is constants.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, prefix)
        elif code is constants.SUBPATTERN:
            yield from _repeats(argument[3], prefix)
        elif code in (constants.ASSERT, constants.ASSERT_NOT):
            yield from _repeats(argument[1], prefix)
        elif code is constants.ATOMIC_GROUP:
            yield from _repeats(argument, prefix)
        prefix += _sample([(code, argument)])


def _samples(tree: Any) -> set[str]:
    """Return strings that the tree matches: of each branch, and of classes several characters."""
    if len(tree) == 1:
        code, argument = tree[0]
        if code is constants.SUBPATTERN:
            return _samples(argument[3])
        if code is constants.BRANCH:
            return {one for branch in argument[1] for one in _samples(branch)}
        if code in (constants.IN, constants.ANY, constants.NOT_LITERAL):
            return {c for c in _TRIED if _fits(code, argument, c)} or {_sample(tree)}
    return {_sample(tree)}


def _fits(code: Any, argument: Any, character: str) -> bool:
    if code is constants.ANY:
        return character != "\n"
    if code is constants.NOT_LITERAL:
        return ord(character) != argument
    return _in_class(argument, character)


def _in_class(items: Any, character: str) -> bool:
    negated, found = False, False
    for code, argument in items:
        if code is constants.NEGATE:
            negated = True
        elif code is constants.LITERAL:
            found |= ord(character) == argument
        elif code is constants.RANGE:
            found |= argument[0] <= ord(character) <= argument[1]
        elif code is constants.CATEGORY:
            found |= bool(re.match(_CLASS[argument], character))
    return found != negated


_CLASS = {
    constants.CATEGORY_DIGIT: r"\d",
    constants.CATEGORY_NOT_DIGIT: r"\D",
    constants.CATEGORY_SPACE: r"\s",
    constants.CATEGORY_NOT_SPACE: r"\S",
    constants.CATEGORY_WORD: r"\w",
    constants.CATEGORY_NOT_WORD: r"\W",
}


def _sample(tree: Any) -> str:
    """Return a short string that the tree matches, assertions aside."""
    made = ""
    for code, argument in tree:
        if code is constants.LITERAL:
            made += chr(argument)
        elif code in (constants.NOT_LITERAL, constants.ANY, constants.IN):
            if code is constants.IN and argument[0][0] is constants.LITERAL:
                made += chr(argument[0][1])
            else:
                made += next((c for c in _TRIED if _fits(code, argument, c)), "")
                made += "" if made or code is not constants.IN else _first(argument)
        elif code in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            made += _sample(argument[2]) * max(argument[0], min(1, argument[1]))
        elif code is constants.BRANCH:
            made += _sample(argument[1][0])
        elif code is constants.SUBPATTERN:
            made += _sample(argument[3])
        elif code is constants.ATOMIC_GROUP:
            made += _sample(argument)
    return made


def _first(items: Any) -> str:
    for code, argument in items:
        if code is constants.RANGE:
            return chr(argument[0])
        if code is constants.LITERAL:
            return chr(argument)
    return "a"
