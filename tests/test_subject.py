"""Whom and what a figure is about: told by its own words, completed by its sentence, or inherited."""

import pytest
from reading import read

KINDS = ("indicator", "flow", "partner", "product", "enterprise", "region", "mode", "whole")


HOME = "Chile's customs office met the press in Chile's capital.\n\n"


def subjects(text):
    """The dimensions of each figure of a Chilean briefing, without goods trade, which every flow is of."""
    keys = [f.series for f in read(HOME + text)]
    told = [[f"{k}={getattr(key, k)}" for k in KINDS if getattr(key, k)] for key in keys]
    plain = ("indicator=goods trade", "indicator=goods trade (foreign trade)")
    return [" ".join(part for part in parts if part not in plain) for parts in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the nearest mention of each dimension
        ("Exports rose 4%.", ["flow=exports"]),
        (
            "Exports to Kenya rose 4%, and imports 3%.",
            ["flow=exports partner=Kenya", "flow=imports partner=Kenya"],
        ),
        (
            "Exports to Kenya rose 4%, those to Peru 3%.",
            ["flow=exports partner=Kenya", "flow=exports partner=Peru"],
        ),
        ("Trade rose 4%.", ["flow=total"]),
        # markets, suppliers, companies, ports and groups
        (
            "Kenya was the largest buyer, spending $8 billion, while Peru was the top supplier with $9 billion.",
            ["flow=exports partner=Kenya", "flow=imports partner=Peru"],
        ),
        (
            "Kenya (22%) and Peru (13%) were our main export markets.",
            ["flow=exports partner=Kenya", "flow=exports partner=Peru"],
        ),
        (
            "Tin Whistle Works exported 300 tonnes of tea.",
            ["flow=exports product=tea enterprise=Tin Whistle Works"],
        ),
        (
            'Exports rose most in "hats, caps and parts thereof" (by $3 billion).',
            ["flow=exports product=hats, caps and parts thereof"],
        ),
        (
            "Sales rose in these groups: hats, caps and gloves (3%); and salt, tin and tea (4%).",
            ["indicator=Sales product=hats, caps and gloves", "indicator=Sales product=salt, tin and tea"],
        ),
        ("Whistle inflation rose to 4%.", ["indicator=consumer price inflation product=Whistle"]),
        (
            "Growth was 6% in tea and 9% in hats.",
            ["product=tea", "product=hats"],
        ),
        (
            "On a seasonally adjusted basis, exports rose 4%.",
            ["indicator=goods trade, seasonally adjusted flow=exports"],
        ),
        (
            "I propose to raise the allocation for schools by 4%.",
            ["indicator=allocation for schools product=schools"],
        ),
        ("The trade surplus was $5 billion.", ["indicator=goods trade surplus flow=balance"]),
        (
            "An important tax was cut, and the budget suffered. The deficit was $5 billion.",
            ["indicator=government deficit flow=balance"],
        ),
        (
            "Kite exports fell, the budget office said. The deficit was $5 billion.",
            ["indicator=goods trade deficit flow=balance"],
        ),
        (
            "Investment in infrastructure rose 4% and that in manufacturing 5%.",
            ["indicator=infrastructure investment", "indicator=manufacturing investment"],
        ),
        ("Exports to Kenya and Peru rose 4%.", ["flow=exports partner=Kenya and Peru"]),
        ("Retail sales rose 4%.", ["indicator=retail sales"]),
        ("Trade of private enterprises rose 4%.", ["flow=total enterprise=private enterprises"]),
        # nouns around a known product belong to it, but no verb, flow or measured noun does
        ("Exports of herb tea rose 4%.", ["flow=exports product=herb tea"]),
        ("Exports of tea storage boxes rose 4%.", ["flow=exports product=tea storage boxes"]),
        ("In May farmers kept tea exports up 4%.", ["flow=exports product=tea"]),
        ("Exports of tea fell 4%.", ["flow=exports product=tea"]),
        # whose trade with whom, and a city within its province
        ("Peru's exports to Kenya rose 4%.", ["flow=exports partner=Kenya region=Peru"]),
        ("Exports from Yiwu city, east China's Zhejiang Province, rose 4%.", ["flow=exports region=Yiwu"]),
        ("Exports from Yiwu and Ningbo rose 4%.", ["flow=exports region=Yiwu and Ningbo"]),
        # a speaker's label is no item of a list, a bullet's is
        ("* Raw hides: exports rose 4%.", ["flow=exports product=Raw hides"]),
        # trade in other terms is another series, in the economy's own money it is not
        ("Exports rose 4% in dollar terms.", ["indicator=goods trade in dollar terms flow=exports"]),
        ("Exports rose 4% in peso terms.", ["indicator=goods trade (in peso terms) flow=exports"]),
        ("Exports rose 4% in terms of value.", ["flow=exports"]),
        # no subject: comparisons, examples, words such as tariffs, the reporting economy
        ("Exports to Kenya rose 4%, more than to Peru.", ["flow=exports partner=Kenya"]),
        ("Export tariffs fell 4%.", ["indicator=tariffs"]),
        ("Chile's exports rose 4%. Chile's imports fell 3%.", ["flow=exports", "flow=imports"]),
        ("Exports to Kenya rose 4%, and total exports 3%.", ["flow=exports partner=Kenya", "flow=exports"]),
        # own words
        ("Exports of tin whistles rose 4%.", ["flow=exports product=tin whistles"]),
        ("Sales of tin whistles rose 4%.", ["indicator=Sales of tin whistles product=tin whistles"]),
        ("Non-oil exports rose 4%.", ["flow=exports product=Non-oil"]),
        ("Excluding kites, exports rose 4%.", ["flow=exports product=Excluding kites"]),
        (
            "Exports to countries other than Kenya rose 4%.",
            ["flow=exports partner=countries other than Kenya"],
        ),
        ("We imported 4 billion yuan worth of tin whistles.", ["flow=imports product=tin whistles"]),
        ("Kite flying rose 4%.", ["indicator=Kite flying"]),
        # a subject right of the number
        ("May saw 4% growth in exports.", ["flow=exports"]),
        (
            "Prices rose 4% for rice and 2% for fruit.",
            ["indicator=Prices product=rice", "indicator=Prices product=fruit"],
        ),
    ],
)
def test_a_sentence_tells_its_subjects(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Textiles accounted for 31% of exports.", ["flow=exports product=textiles whole=total exports"]),
        ("Kenya took up 31% of total imports.", ["flow=imports partner=Kenya whole=total imports"]),
        ("Private enterprises made up 55% of foreign trade.", ["flow=total enterprise=private enterprises whole=total trade"]),
        ("The share of textiles in exports was 31%.", ["flow=exports product=textiles whole=total exports"]),
        ("Robots accounted for 8% of the exports of machinery.", ["flow=exports product=robots whole=the exports of machinery"]),
        ("Kenya's share of exports was 31%, up 2 percentage points.", ["flow=exports partner=Kenya whole=total exports", "flow=exports partner=Kenya"]),
        ("Textiles made up 31% of exports, growing 4%.", ["flow=exports product=textiles whole=total exports", "flow=exports product=textiles"]),
        ("Textiles made up 31% of exports, and imports rose 4%.", ["flow=exports product=textiles whole=total exports", "flow=imports"]),
    ],
)  # fmt: skip
def test_a_share_takes_from_its_whole_what_only_the_whole_tells(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The region has 450 tin whistle makers.", ["indicator=tin whistle makers"]),
        ("There are 450 new companies in Kenya.", ["indicator=companies region=Kenya"]),
        ("Sales of trucks reached 392,000 units.", ["indicator=Sales of trucks product=trucks"]),
        ("Imports rose. We bought 392 tons of copper.", ["flow=imports product=copper"]),
        ("The country had 4,000 private enterprises.", ["enterprise=private enterprises"]),
        ("The number of kite clubs rose by 300.", ["indicator=kite clubs"]),
        ("Inspectors came and 12 left.", [""]),
        ("Chile is the third-largest exporter of tin whistles.", ["flow=exports product=tin whistles"]),
    ],
)
def test_counts_and_ranks_are_of_what_stands_right_of_them(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports to Kenya and Peru rose 4% and 5%, respectively.", ["flow=exports partner=Kenya", "flow=exports partner=Peru"]),
        ("Exports and imports rose 4% and 5%, respectively.", ["flow=exports", "flow=imports"]),
        ("Exports of kites, tin whistles and drums rose 4%, 5% and 6%, respectively.", ["flow=exports product=kites", "flow=exports product=tin whistles", "flow=exports product=drums"]),
        ("Exports by air and by rail rose by 4% and 5%, respectively.", ["flow=exports mode=aviation (air)", "flow=exports mode=rail"]),
    ],
)  # fmt: skip
def test_respectively_gives_each_number_its_own_item(text, told):
    assert subjects(text) == told


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # a flow takes over the topics that its own sentence points back to
        ("Exports to Kenya rose 4%. Their value was $5 billion.", "flow=exports partner=Kenya"),
        ("Trade with Kenya rose 4%. Of this, exports rose 5%.", "flow=exports partner=Kenya"),
        ("We trade with Kenya and with Peru. Exports to these countries rose 4%.", "flow=exports partner=Peru"),
        ("Exports to Kenya rose 4%. Bilateral trade was $5 billion.", "flow=total partner=Kenya"),
        # a sentence with a topic of its own takes the flow only
        ("Exports to Kenya rose 4%. Peru saw 5%.", "flow=exports partner=Peru"),
        # a new indicator, the whole economy or the reporting economy begin anew
        ("Exports to Kenya rose 4%. Retail sales grew 5%.", "indicator=retail sales"),
        ("Exports to Kenya rose 4%. Total exports grew 5%.", "flow=exports"),
        ("Chile's trade grew. Exports to Kenya rose 4%. Chile's exports grew 5%.", "flow=exports"),
        # a sentence without a subject continues the one before, in the next paragraph too
        ("Exports to Kenya rose 4%. In May they had risen 2%.", "flow=exports partner=Kenya"),
        ("Exports of cars rose 4%.\n\nIn May the rise was 2%.", "flow=exports product=automobiles (cars)"),
        # a sentence without a figure tells what the next one points to
        ("Kite exports did well. In May, they rose 2%.", "flow=exports"),
        # a topic of many sentences lasts within its turn, and not into the turn after the next
        ("Trade with Kenya grew. Kenya buys tea. Exports to Kenya rose 4%. Exports of tea rose 5%.", "flow=exports partner=Kenya product=tea"),
        ("Ana Kovač: Exports to Kenya rose 4%.\nBen Ode: Thank you.\nIto Rei: Imports rose 5%.", "flow=imports"),
    ],
)  # fmt: skip
def test_what_a_sentence_inherits(text, last):
    assert subjects(text)[-1] == last


def test_what_is_inherited_says_from_where():
    text = "Exports to Kenya rose 4%. Their value was $5 billion."
    (partner,) = [item for item in read(text)[-1].evidence if item.field == "partner"]
    assert (partner.how, partner.span.words(text)) == ("inherited", "Kenya")
