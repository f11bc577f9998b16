"""Print how well figures are read: `python benchmarks/phrases.py`.

One line for each briefing and each file of labelled phrases. The texts of `evaluation.jsonl` are never
shown: a rule made for a phrase of it would spoil the only phrases that nobody has looked at.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from phrase_score import FIELDS, score_briefing, score_phrases  # noqa: E402

from analysis.seeds import list_seeds  # noqa: E402

SHOWN = ("recall", "precision", *FIELDS, "all")


def main() -> None:
    """Score everything that is labelled and print a table of rates."""
    print(f"{'':<22}{'figures':>8}" + "".join(f"{name:>10}" for name in SHOWN))
    for briefing in list_seeds():
        _line(briefing, score_briefing(briefing))
    for name in ("development", "discourse", "evaluation"):
        _line(name, score_phrases(name))


def _line(name: str, rates: dict[str, float]) -> None:
    if rates:
        print(f"{name:<22}{rates['figures']:>8}" + "".join(f"{rates[field]:>10.3f}" for field in SHOWN))


if __name__ == "__main__":
    main()
