"""Learning when a model's reading of a pair speaks for another meaning: for flag_meaning.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import numpy as np
from meaning_examples import CLEAN, SETS, Example, Vector
from places import ROOT

from align.flag.contrasts import TURNS
from align.flag.likeness import FEATURES
from align.flag.verdicts import CLIP, DIFFERENCES, TURN_WEIGHTS, Verdicts

WEIGHTS = ROOT / "models" / "meaning" / "weights.json"
ALLOWED = {
    "negation": 1.5e-3,
    "roles": 0.75e-3,
    "opposite": 0.75e-3,
    "other": 0.75e-3,
    "merged": 0.5e-3,
    "cut": 0.75e-3,
}
"""Of undamaged pairs, how many may be flagged: together the five in a thousand that are allowed."""


def regress(rows: Vector, labels: Vector, ridge: float = 1.0) -> Vector:
    """Return the weights of a logistic regression, the intercept last (Newton's method)."""
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[-1, -1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (p - labels) + penalty @ weights
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights


def learn(made: Sequence[Example]) -> Verdicts:
    """Learn from read examples; the verdicts are not yet shifted to what is allowed."""
    turns = {}
    for turn in TURNS:
        rows, labels = [], []
        for one in made:
            mine = [] if one.reading is None else one.reading.turned
            mine = [(c, gain) for c, gain in mine if c.turn == turn]
            if one.damage == CLEAN:
                rows += [[gain, c.support] for c, gain in mine]
                labels += [0.0] * len(mine)
            elif one.damage.startswith(turn) and mine:
                # Damage of the text is undone by one contrast; of the source, by the likeliest.
                undone = [pair for pair in mine if pair[0].text == one.was] or mine
                best, gain = max(undone, key=lambda pair: pair[1])
                rows.append([gain, best.support])
                labels.append(1.0)
        turns[turn] = tuple(regress(np.array(rows), np.array(labels)))
    used = [e for e in made if e.values is not None]
    clean = np.array([e.values for e in used if e.damage == CLEAN])
    centre, spread = clean.mean(0), clean.std(0)
    differences = {}
    for kind in DIFFERENCES:
        mine = [e for e in used if e.damage == CLEAN or e.damage.startswith(kind)]
        values = np.clip((np.array([e.values for e in mine]) - centre) / spread, -CLIP, CLIP)
        differences[kind] = regress(values, np.array([float(e.damage != CLEAN) for e in mine]))
    return Verdicts(turns, centre, spread, differences)


def scores(one: Example, verdicts: Verdicts) -> Vector:
    """Return the log odds of each of ``ALLOWED``: that a pair is turned, or differs, so."""
    turned: dict[str, float] = dict.fromkeys(TURNS, 0.0)
    for contrast, gain in one.reading.turned if one.reading else ():
        score = verdicts.turned(contrast, gain)
        turned[contrast.turn] = max(turned[contrast.turn], score)
    differing = dict.fromkeys(DIFFERENCES, 0.0)
    if one.values is not None:
        differing = verdicts.differing(one.values)
    found = {**turned, **differing}
    return np.array([odds(found[kind]) for kind in ALLOWED])


def odds(p: float) -> float:
    return float(np.log(max(p, 1e-12) / max(1 - p, 1e-12)))


def threshold(clean: Iterable[float], allowed: float) -> float:
    """Return the score that no more than this share of the undamaged pairs exceeds."""
    ranked = sorted(clean, reverse=True)
    return ranked[min(len(ranked) - 1, int(allowed * len(ranked)))] + 1e-6


def allowed_by(clean: Vector) -> Vector:
    """Return the log odds that as many undamaged pairs exceed as may; one row a pair."""
    columns = zip(clean.T, ALLOWED.values(), strict=True)
    return np.array([threshold(column, share) for column, share in columns])


def shifted(verdicts: Verdicts, limits: Vector) -> Verdicts:
    """Return verdicts that are 0.5 at these log odds."""
    by = dict(zip(ALLOWED, limits, strict=True))
    last = np.arange(len(FEATURES) + 1) == len(FEATURES)
    return Verdicts(
        {turn: (a, b, c - by[turn]) for turn, (a, b, c) in verdicts.turns.items()},
        verdicts.mean,
        verdicts.deviation,
        {kind: weights - last * by[kind] for kind, weights in verdicts.differences.items()},
    )


def held_out(made: Sequence[Example], families: Sequence[str]) -> Vector:
    """Return the log odds of each example by what was learned on the other sets."""
    found = np.zeros((len(made), len(ALLOWED)))
    for family in dict.fromkeys(one.family for one in made):
        verdicts = learn([e for e in made if e.family in families and e.family != family])
        for n, one in enumerate(made):
            if one.family == family:
                found[n] = scores(one, verdicts)
    return found


def write(verdicts: Verdicts, made: Sequence[Example], model: str) -> None:
    stored = {
        "model": model,
        "sets": list(SETS),
        "pairs": sum(e.damage == CLEAN for e in made),
        "turned": {
            turn: dict(zip(TURN_WEIGHTS, (round(w, 4) for w in weights), strict=True))
            for turn, weights in verdicts.turns.items()
        },
        "likeness": {
            name: {"mean": round(float(centre), 4), "deviation": round(float(spread), 4)}
            for name, centre, spread in zip(
                FEATURES, verdicts.mean, verdicts.deviation, strict=True
            )
        },
        "differing": {
            kind: dict(zip((*FEATURES, "intercept"), weights.round(4).tolist(), strict=True))
            for kind, weights in verdicts.differences.items()
        },
    }
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS}")
