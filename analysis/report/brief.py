"""What a briefing said in at most five sentences, every number of them a link to its words."""

import pandas as pd
from markupsafe import Markup

from analysis.charts import Absent
from analysis.charts.select import (
    anchor,
    first_statements,
    main_comparison,
    main_indicator,
    main_period,
    of_whole,
    period_words,
    printed,
)
from analysis.period import Period
from analysis.report.display import Passage, joined

PLURALS = {
    "partner": "partners",
    "product": "products",
    "region": "regions",
    "enterprise": "kinds of enterprise",
}
FEWEST = 3
MOST = 5


def in_brief(figures: pd.DataFrame, *, period: str = "") -> Passage | Absent:
    """The main subject, its flows, who grew most and least, the largest share; then its last months, other subjects.

    `figures` is a prepared frame. A sentence is left out where the figures for it are missing.
    """
    told = first_statements(figures)
    whole = of_whole(told, main_indicator(told))
    period = period or main_period(whole)
    here = told[told["period"] == period]
    sentences = [*_subject(whole[whole["period"] == period]), *_extremes(here), *_largest_share(here)]
    sentences += [*_lately(whole, period), *_others(told)]
    if not sentences:
        return Absent("No subject stands out.", "table")
    lines = Markup("\n").join(Markup("<li>{}</li>").format(each) for each in sentences[:MOST])
    text = " ".join(each.striptags() for each in sentences[:MOST])
    return Passage(Markup('<ul class="brief">\n{}\n</ul>').format(lines), text)


def _subject(rows: pd.DataFrame) -> list[Markup]:
    """`Goods trade came to 21.79 trillion yuan in H1 2025 (+2.9%).` and its exports and imports."""
    if rows.empty:
        return []
    name, period = rows.iloc[0]["indicator"], period_words(rows.iloc[0]["period"])
    flows = [flow for flow in ("exports", "imports") if flow in set(rows["flow"])]
    entire = _amount(rows[~rows["flow"].isin(flows)] if flows else rows)
    found = [Markup("{} in {}: {}.").format(_capital(name), period, entire)] if entire else []
    parts = [(flow, _amount(rows[rows["flow"] == flow])) for flow in flows]
    told = [Markup("{} {}").format(flow, amount) for flow, amount in parts if amount]
    if told:
        head = "" if entire else f"{_capital(name)} in {period}: "
        sentence = Markup("{}{}.").format(head, joined(told, ", "))
        found.append(sentence if head else Markup("{}{}").format(sentence[:1].upper(), sentence[1:]))
    return found


def _lately(whole: pd.DataFrame, period: str) -> list[Markup]:
    """The main subject in the last and shortest part of its period that is told of, and a run that ends there."""
    rows = whole[(whole["period"] != "") & whole["flow"].isin(["", "total"])]
    if not period or rows.empty:
        return []
    entire = Period.parse(period)
    spans = rows["period"].map(Period.parse)
    rows = rows[spans.map(lambda span: span.last == entire.last)]
    parts = rows[rows["measure"].isin(["level", "growth"]) & (rows["period"] != period)]
    parts = parts[parts["period"].map(lambda name: entire.contains(Period.parse(name)))]
    if parts.empty:
        return []
    name = min(parts["period"], key=lambda each: Period.parse(each).length)
    sentences, runs = _subject(parts[parts["period"] == name]), rows[rows["measure"] == "streak"]
    run = Markup(" A run is told of: {}.").format(_link(runs.iloc[0])) if len(runs) else ""
    return [Markup("{}{}").format(sentences[0], run)]


def _others(figures: pd.DataFrame) -> list[Markup]:
    """Other subjects as a whole, each in the period that most is told of; those with a level and a growth first."""
    found = []
    for name in dict.fromkeys(figures["indicator"]):
        rows = of_whole(figures, name)
        rows = rows[rows["measure"].isin(["level", "growth"]) & (rows["period"] != "")]
        if name and name != main_indicator(figures) and len(rows):
            rows = rows[rows["period"] == main_period(rows)]
            found.append((-rows["measure"].nunique(), _subject(rows)))
    found.sort(key=lambda item: item[0])
    return [sentence for _, sentences in found for sentence in sentences]


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _amount(rows: pd.DataFrame) -> Markup:
    """The level with its growth behind it, exact statements before bounds."""
    exact = rows.assign(bound=rows["modality"] != "exact").sort_values("bound", kind="stable")
    best = {measure: exact[exact["measure"] == measure] for measure in ("level", "growth")}
    level, growth = (_link(group.iloc[0]) if len(group) else Markup("") for group in best.values())
    if level and growth:
        return Markup("{} ({})").format(level, growth)
    return level or growth


def _link(row: pd.Series) -> Markup:
    """The number as a link to its words; what a reporter said is not the official's word."""
    said = ", a reporter says" if row["role"] == "reporter" else ""
    return Markup('<a href="{}">{}</a>{}').format(anchor(row), printed(row), said)


def _extremes(figures: pd.DataFrame) -> list[Markup]:
    """`Of 8 partners, Africa grew most (+14.4%) and the US least (-9.3%).`, for the fullest dimensions."""
    comparison = main_comparison(figures)
    rates = figures[
        (figures["measure"] == "growth")
        & (figures["comparison"] == comparison)
        & (figures["modality"] == "exact")
        & figures["breakdown"].isin(list(PLURALS))
    ]
    groups = [
        (dimension, flow, group)
        for (dimension, flow), group in rates.groupby(["breakdown", "flow"], sort=False)
        if group[dimension].nunique() >= FEWEST
    ]
    groups.sort(key=lambda item: -item[2][item[0]].nunique())
    seen: dict[str, Markup] = {}
    for dimension, flow, group in groups:
        seen.setdefault(dimension, _range(dimension, flow, group))
    return list(seen.values())[:2]


def _range(dimension: str, flow: str, rates: pd.DataFrame) -> Markup:
    ordered = rates.sort_values("number", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    of = f" of {flow}" if flow not in ("", "total") else ""
    words = "Of {} {} with a growth rate{}, {} grew most ({}) and {} least ({})."
    return Markup(words).format(
        rates[dimension].nunique(),
        PLURALS[dimension],
        of,
        high[dimension],
        _link(high),
        low[dimension],
        _link(low),
    )


def _largest_share(figures: pd.DataFrame) -> list[Markup]:
    """The largest exact share that is told of the commonest whole."""
    shares = figures[
        (figures["measure"] == "share") & (figures["modality"] == "exact") & (figures["whole"] != "")
    ]
    shares = shares[shares["breakdown"] != ""]
    if len(shares) < FEWEST:
        return []
    whole = shares["whole"].value_counts(sort=False).idxmax()
    row = shares[shares["whole"] == whole].sort_values("number", kind="stable").iloc[-1]
    return [Markup("The largest share told of {}: {}, {}.").format(whole, row[row["breakdown"]], _link(row))]
