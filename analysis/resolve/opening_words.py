"""Words with which a sentence takes over what was told before it, or turns to something else."""

import re

from analysis.needing import needing

# `As for your second question, imports`: of what the first one was about no more.
NEXT_QUESTION = re.compile(
    r"\W*(?:as\s+(?:for|to)|regarding|concerning|on|about|turning\s+to|now\s+to|to)\s+(?:your|the)\s+(?:\w+\s+){0,2}question\b"
)
# `such exports`: of the same goods
SUCH = re.compile(r"\bsuch\s+(?:exports|imports|trade|goods|products|shipments)\b")
POSSESSIVE = re.compile(r"\b(?:their|its|these|such|whose)\b")
PRONOUN = re.compile(r"\b(?:it|they|their|its|these|those|such)\b")
# `The total value hit 4 trillion`
THE_VALUE = re.compile(
    r"\W*the\s+(?:total\s+|overall\s+)?(?:value|volume|scale|amount)\s+(?!of\b|in\b)"
    r"|\W*the\s+(?:highest|lowest|largest|smallest|biggest|strongest|weakest|fastest|slowest|sharpest|steepest)\s+(?:(?:rates?|figures?|increases?|falls?|ones?)\s+)?(?:was|were|is|are|came)\b"
)
# `The growth rate was 3%`, `Yes; in all they were 3 million`, `-1.2% on the month`: of what was told before.
GOING_ON = re.compile(
    r"^\W*$|^\W*(?:(?:in|compared\s+with|compared\s+to|against)\s+[\w\s-]{1,24}?,?\s+)?(?:shipments\b|such\b|(?:the\s+)(?:\w+\s+){0,2}(?:rate|figure|number|total|scale|amount|program(?:me)?|value|volume"
    r"|reading|increase|rise|decline|drop|fall|gap|pace|growth)\b)|\b(?:it|they|their|its|these|those)\b|\bnumber\b"
)
THEY = re.compile(r"\W*(?:they|it|their|its)\b")
WITH = re.compile(r",\s+with\s+(?:its\s+|their\s+)?(?:exports?|imports?)\b")
# `Of which, exports were 3 billion`: a part, behind which the whole goes on.
OF_WHICH = re.compile(
    r"\W*(?:of\s+(?:which|this|that|these),?\s+(?:exports|imports)\b"
    r"|(?:by\s+(?:origin|source|country|region)|origin-wise|region-wise),)"
)
# `Of this, exports`: part of what was told before.
OF_THIS = re.compile(r"\W*(?:out\s+)?of\s+(?:this|that|which|the\s+total)\b")
# `a survey of analysts projected exports to rise`: those of the whole economy.
POLLED = re.compile(
    r"\b(?:surveys?|polls?|analysts|economists)\b[^.;]*\b(?:forecast|project|predict|expect|tipp)\w*\b"
    r"|\b(?:forecast|projected|predicted|expected|tipped)\b[^.;]*\b(?:surveys?|polls?|analysts|economists)\b"
)
# `In terms of imports, the value was 3 billion`, `By commodity, laptops`: all of them, whomever they were with.
TURNS_TO = re.compile(
    r"\W*(?:in\s+terms\s+of|as\s+(?:to|for)|regarding|concerning|with\s+regard\s+to|turning\s+to|on\s+the\s+side\s+of)\s+(?:the\s+)?"
    r"(?:imports?|exports?|commodit\w+|products?|goods)(?:\s+(?:structure|categor\w+))?,"
    r"|\W*(?:on|from)\s+the\s+(?:import|export)\s+side,|\W*by\s+(?:commodity|product)(?:\s+(?:type|category))?,"
)
BUYER = needing(
    ("buyer", "customer", "destination", "supplier"), r"\b(?:buyers?|customers?|destinations?|suppliers?)\b"
)
