"""What may stand between a word and its number, in patterns that need no more: `accounted for (about) 4%`."""

import re

HEDGE = r"(?:(?:about|almost|around|close\s+to|just|more\s+than|nearly|only|over|roughly|some)\s+)?"
# `(7%[ vs ]3% in May)`
VERSUS = re.compile(r"\s+(?:vs\.?|versus|against)\s+[-+−–]?")
