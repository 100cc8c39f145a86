"""Fit the ear's weights to the labelled notices (never those set aside): `python -m tests.rules.reading.train_ear`.

Logistic regression by stochastic gradient descent, in the standard library, always the same for the same notices.
Prints how well weights fitted to four fifths of the notices hear the last fifth.
"""

import json
import random
from collections import Counter
from math import exp, sqrt
from pathlib import Path

from bot.rules.reading import lexed
from bot.rules.reading.judging.ear import Weights, heard_in
from bot.rules.reading.text.page import open_page
from bot.rules.reading.text.quiet import quiet
from tests.rules.reading.score import NOTICES, notices

KEPT = 3_000
ROUNDS, RATE = 30, 1.0
#: Sets that nothing is learnt from.
UNHEARD = frozenset(["held_back", "cold_11"])
#: What a weight loses each time its run is heard. Without it the ear hears what it was fitted to a little better, and
#: notices of people it has never heard clearly worse.
FORGETTING = 5e-4
DATA = Path(__file__).parents[3] / "bot" / "rules" / "data" / "ear.json"


def examples():
    found = []
    for file in sorted(NOTICES.glob("*.jsonl")):
        if file.stem not in UNHEARD:
            found += [
                (heard_in(lexed(quiet(open_page(notice["text"])))), notice["expected"]["is_stockout"])
                for notice in notices(file.stem)
            ]
    return found


def fitted(data, runs):
    """The weights of these runs, as they part the examples best."""
    shuffled, order = [(sorted(heard & runs), wanted) for heard, wanted in data], random.Random(1)
    weights, bias = dict.fromkeys(runs, 0.0), 0.0
    stockouts = sum(wanted for _, wanted in data)
    rarer = stockouts / (
        len(data) - stockouts
    )  # a text that says nothing to the ear must not sound like a stockout
    for _ in range(ROUNDS):
        order.shuffle(shuffled)
        for heard, wanted in shuffled:
            length = sqrt(len(heard) + 1)
            odds = bias + sum(weights[run] for run in heard) / length
            step = (wanted - 1 / (1 + exp(-max(-30.0, min(30.0, odds))))) * (1 if wanted else rarer)
            bias += 0.1 * step
            for run in heard:
                weights[run] += RATE * (step / length - FORGETTING * weights[run])
    return Weights(bias, weights)


def telling(data):
    """The runs that tell most; what stands in one notice only tells of that notice."""
    seen = Counter(run for heard, _ in data for run in heard)
    runs = {run for run, times in seen.items() if times > 1}
    weights = fitted(data, runs).of
    return set(sorted(weights, key=lambda run: (-abs(weights[run]), run))[:KEPT])


def hears(weights, heard):
    known = heard & weights.of.keys()
    return weights.bias + sum(weights.of[run] for run in known) / sqrt(len(known) + 1) > 0


def crossed(data):
    """The share heard rightly by weights that were fitted without it."""
    data = random.Random(2).sample(data, len(data))
    right = 0
    for fold in range(5):
        rest = [each for at, each in enumerate(data) if at % 5 != fold]
        weights = fitted(rest, telling(rest))
        right += sum(hears(weights, heard) == wanted for heard, wanted in data[fold::5])
    return right / len(data)


def main():
    data = examples()
    print(f"{len(data)} notices; heard rightly when not fitted to them: {crossed(data):.1%}")
    weights = fitted(data, telling(data))
    kept = {run: round(weight * 100) for run, weight in sorted(weights.of.items())}
    DATA.write_text(
        json.dumps({"bias": round(weights.bias, 3), "weights": kept}, ensure_ascii=False, indent=0) + "\n",
        encoding="utf-8",
    )
    print(f"{len(kept)} runs of letters kept in {DATA}")


if __name__ == "__main__":
    main()
