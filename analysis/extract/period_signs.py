"""What the signs of the templates of periods stand for: `@month`, `@count`, `@year`, and a space."""

from analysis.extract.numerals import SPACE
from analysis.lexicon import Language, alternatives

_AMOUNT = "(?:percent|per cent|%|yuan|billion|million|trillion)"
ORDER = "(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th|i|ii|iii|iv)"
_YEAR_BEHIND = (
    r"(?:(?:,? (?:of|in) |,? |[-’'])(?:"
    r"(?:the )?(?:calendar )?(?:year )?(?P<@_Y>@YYYY)(?:[-–/]\d\d(?!\d))?(?![\d%]| ?@amount(?! change))"
    r"|(?:the )?(?P<@_Y_this>current year|this year|the year|year)(?!-| (?:on|over|earlier|ago)| to (?!(?:us)?[$€£¥]|\d[\d.,]* ?@amount))"
    r"|(?P<@_Y_last>last year|(?:the )?previous year|(?:the )?preceding year)"
    r"|(?P<@_Y_next>next year))| ?['’](?P<@_Y_two>\d\d)(?![\d%]|[.,]\d))?"
)


def white(template: str) -> str:
    """A space of a template as white space: one or more, or any number before a `?`."""
    template = template.replace("[ -]", f"(?:{SPACE}+|-)").replace(" ?", f"{SPACE}*")
    return template.replace(" ", f"{SPACE}+")


def signs_of(language: Language) -> dict[str, str]:
    """What the signs of the templates stand for, in the order in which they are put in."""
    numbers = "|".join(language.numbers)
    return {
        "@year": _YEAR_BEHIND,
        "@month": rf"\b(?:{alternatives(list(language.months))})\b(?:(?<!\w{{5}})(?<!june)(?<!july)(?<!may)\.(?!\s*\n))?",
        "@holiday": "(?:" + alternatives(list(language.holidays)).replace("'", "['’]") + ")",
        "@count": rf"(?:\d{{1,2}}|(?:{numbers})(?:-(?:{numbers}))?)",
        "@dozen": rf"(?:1[0-2]|[1-9](?!\d)|{numbers})",
        "@order": ORDER,
        "@weekday": f"(?:{alternatives(language.period_words['weekdays'])})",
        # A line may break behind the hyphen: `1991-` and `92` below it.
        # It may leave a blank: `1991- 92`.
        "@dash": r"[-–/](?:[^\S\n]*\n\s*| (?=\d\d\b(?![.,]?\d| ?@amount)))?",
        "@fiscal": "(?:fiscal (?:year )?|financial year |fy ?['’]?)",
        "@YYYY": r"(?:19|20)\d\d",
        "@amount": _AMOUNT,
    }
