"""How answers are made: the weights of the ranking, and parts that can be left out to see what each earns."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features, chosen by hand on the development questions (see decision 5)."""

    dense: float = 0.05
    clause: float = 0.25
    context: float = 0.10
    keywords: float = 0.20
    coverage: float = 0.45
    attribute: float = 0.12
    unit: float = 0.08
    other_year: float = -0.30
    other_date: float = -0.12
    heading: float = -0.15
    note: float = -0.12
    flow: float = -0.10
    phrase: float = 0.25
    name: float = 0.15


@dataclass(frozen=True, slots=True)
class Settings:
    """What an answer is made with. People get USUAL; `eval.ablation` leaves parts out.

    everyday: everyday words stand for printed ones. near_misses: checks may refuse the best
    evidence (`support/decision.py`). guards: what needs no skill is refused first (`support/guards.py`).
    gate: what is not proven is not shown. left_out: skills not asked, by the function's name.
    """

    weights: Weights = field(default_factory=Weights)
    everyday: bool = True
    near_misses: bool = True
    guards: bool = True
    gate: bool = True
    left_out: frozenset[str] = frozenset()


USUAL = Settings()
