"""What may stand between a word and its number, in patterns that need no more: `accounted for (about) 4%`."""

import re

HEDGE = r"(?:(?:about|almost|around|close\s+to|just|more\s+than|nearly|only|over|roughly|some)\s+)?"
# `(7%[ vs ]3% in May)`
VERSUS = re.compile(r"\s+(?:vs\.?|versus|against)\s+[-+−–]?")
# `milder than the 13%[ it had forecast in April]`, `short of the 5 billion[ that economists had pencilled in]`
HAD_FORECAST = re.compile(
    r"\s+(?:(?:increase|rise|gain|growth|decline|drop|fall)\s+)?(?:that\s+)?(?:it|they|we|he|she|(?:economists|analysts|forecasters)(?:\s+(?:polled|surveyed)(?:\s+by\s+[\w\s]{2,30}?)?)?|markets|the\s+[\w-]+)\s+had\s+(?:\w+ly\s+)?"
    r"(?:forecast|projected|predicted|expected|estimated|foreseen|pencill?ed\s+in)\b"
)
