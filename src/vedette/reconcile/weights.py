"""How much each sign counts when two tellings or two statements are compared.

Odds in the manner of Fellegi and Sunter, "A Theory for Record Linkage" (1969): each sign adds to the logarithm of the
odds. The weights began as a logistic regression's over annotated stories; those of incidents were then climbed, one
at a time, on how well whole groups come out, and rounded. No sign that speaks for a link may lower it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

INCIDENT = {
    "words contained": 0.8,
    "words alike": 5.5,
    "sentences alike": 2.6,
    "one trigger": 1.5,
    "one type": 3.6,
    "one doer": 0.6,
    "other doer": -1.6,
    "one receiver": 0.8,
    "other receiver": -1.3,
    "one place": 0.4,
    "other place": -0.6,
    "one time": 3.2,
    "other time": -3.5,
    "one count": 1.3,
    "other count": -0.5,
    "one page": -2.2,
    "one sentence": 0.0,
    "both lead": 0.8,
    "told as one": 4.0,
}
INCIDENT_START = -6.0

UTTERANCE = {
    "words contained": 2.2,
    "words alike": 3.4,
    "one run of words": 1.6,
    "one speaker": 2.6,
    "one side": 1.6,
    "other speaker": -1.5,
    "one act": 1.4,
    "one target": 0.6,
    "other target": -0.6,
    "one day": 0.8,
    "other day": -3.0,
    "one page": -1.2,
    "told as one": 4.0,
    "both claim the deed": 2.5,
    "short": -0.3,
}
UTTERANCE_START = -6.2

COUNT = {
    "one measure": 2.5,
    "group contained": 0.2,
    "group alike": 0.6,
    "words contained": 0.5,
    "one head": 3.0,
    "one side": 1.2,
    "other side": -2.5,
    "one place": 1.3,
    "other place": -1.2,
    "other head": -1.5,
    "one incident": 1.5,
    "other incident": -0.6,
    "other incident and value": -1.5,
    "other window": -2.0,
    "one value": 0.5,
    "one page": -0.6,
    "part of the other": 1.0,
}
COUNT_START = -6.0


def odds(signs: Mapping[str, float], weights: Mapping[str, float], start: float) -> float:
    """The probability, as far as these signs tell, that two records are one."""
    return 1 / (1 + math.exp(-(start + sum(weights[name] * value for name, value in signs.items() if value))))
