"""The pairs that many tests of the review begin with."""

from __future__ import annotations

from align.document import Flag, Pair

NAME = Flag("NAME-GARBLED", "source", 16, 28, "major")
PAIRS = (
    Pair("a:1", "a", "heading", "Listrik Laut Utara", "North Sea power", "North Sea power"),
    Pair(
        "a:2",
        "a",
        "text",
        "Perdana Menteri Kerr Starmer tiba.",
        "Prime Minister Kerr Starmer arrived.",
        "Prime Minister Keir Starmer arrived.",
        bead="1-1",
        similarity=0.9,
        confidence=0.4,
        flags=(NAME,),
    ),
    Pair("a:3", "a", "boilerplate", "Baca juga: Cuaca"),
    Pair("b:1", "b", "text", "Harga beras naik.", "Rice prices rose.", confidence=0.8),
    Pair(
        "b:2",
        "b",
        "text",
        "Menurut Perdana Kerr Starmer baik.",
        "All well.",
        confidence=0.1,
        flags=(NAME,),
        extra={},
    ),
)
UNTRANSLATED = (
    Pair("u:1", "u", "heading", "Panen Raya"),
    Pair(
        "u:2",
        "u",
        "text",
        "Presiden Joko Widido tiba.",
        flags=(Flag("NAME-GARBLED", "source", 9, 20, "major"),),
    ),
    Pair("u:3", "u", "boilerplate", "Baca juga: Cuaca"),
    Pair("v:1", "v", "text", "Harga beras naik."),
)
"""Pairs as ``flag --format pairs`` makes them of texts that nobody has translated."""
