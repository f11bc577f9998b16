"""Looking for periods only where one can begin loses none of them."""

import json
from datetime import date

import pytest

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_forms import period_pattern
from analysis.extract.periods import PeriodReader
from analysis.extract.tokens import lowered, tokens
from analysis.lexicon import FiscalYear
from analysis.lexicon_files import load_lexicon
from analysis.paths import project_root

PHRASES = project_root() / "tests" / "phrases"


class Everywhere(PeriodReader):
    """Tries every form at every word of the text."""

    def __init__(self, language):
        super().__init__(language)
        self.starts = self
        self._patterns = {"": period_pattern(language)}

    def among(self, words):
        return ((start, "") for start, _, _ in words)


def texts():
    for name in ("development", "discourse"):
        for line in (PHRASES / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            yield record["text"], date.fromisoformat(record["published"])
    for path in sorted((project_root() / "seeds").glob("*.txt")):
        yield path.read_text("utf-8"), date(2025, 12, 11)


def test_no_period_is_lost_by_looking_only_where_one_can_begin():
    language = load_lexicon().language
    gated, everywhere = PeriodReader(language), Everywhere(language)
    for text, day in texts():
        words, low = tokens(text), lowered(text)
        calendar = PeriodCalendar(language, day, FiscalYear(4, "end"))
        assert gated.read(text, low, words, calendar) == everywhere.read(text, low, words, calendar)


@pytest.mark.parametrize("text", ["İstanbul in MAY 2025", "ẞ Exports ROSE", "Ｅｘｐｏｒｔｓ rose", "plain"])
def test_lower_case_keeps_every_place(text):
    assert len(lowered(text)) == len(text)
    assert lowered(text)[-4:] == text[-4:].lower()
