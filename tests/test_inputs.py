"""Inputs: the text of pages and PDFs, the encodings, and the day that a document tells itself."""

import io
import re
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import save

from analysis.cli import main
from analysis.errors import WorkbookError
from analysis.inputs import as_seed, contradiction, load_file, read_document
from analysis.inputs.dates import dating, day_of
from analysis.inputs.html import page_text, parse
from analysis.inputs.pdf import mended
from analysis.inputs.rules import load_rules
from analysis.lexicon_files import load_lexicon
from analysis.tables import load_file_table

LANGUAGE, RULES = load_lexicon().language, load_rules()
JULY = date(2025, 7, 14)


def refused(call, *args):
    """The one line that bad input is told in."""
    with pytest.raises(WorkbookError) as caught:
        call(*args)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def text_of(body: str) -> str:
    return page_text(parse(f"<html><body>{body}</body></html>", "page"), RULES)


def told(text: str) -> tuple[str, str]:
    found = dating(text, LANGUAGE, RULES).told
    return (found.day.isoformat(), found.words) if found else ("", "")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Exports  rose\n<b>4</b>.2%.</p><p>So did imports.</p>", "Exports rose 4.2%.\n\nSo did imports.\n"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree\n"),
        ("<p>5.1&nbsp;billion &amp; &#36;4 &lt;b&gt;</p>", "5.1\u00a0billion & $4 <b>\n"),
        ("<p>first<br>second</p>", "first\nsecond\n"),
        ("<ul><li>2.1%<li>2.2%</ul>", "2.1%\n\n2.2%\n"),
        ("<table><tr><th>Flow<th>June<tr><td><p>Exports</p><td>5.1<br>bn</table>", "Flow | June\n\nExports | 5.1 bn\n"),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a | b\n\nc\n"),
        ("<pre>Jun   4.2\nJul   5.3</pre>", "Jun   4.2\nJul   5.3\n"),
        ("<p>21.79<sup><a href='#n'>1</a></sup> trillion</p>", "21.79 trillion\n"),
        ("<p>exports<sup>2</sup> of 10 m<sup>2</sup> and 10<sup>6</sup></p>", "exports of 10 m² and 10⁶\n"),
        ("<p>sta\u00adtis\u200btics</p>", "statistics\n"),
        ("<p>\x1d1\x1f2\x00</p>", "12\n"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_becomes_paragraphs(body, text):
    assert text_of(body) == text


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>12 links</nav>",
        "<script>var x = '5%'</script>",
        "<style>p { width: 5% }</style>",
        "<footer>Copyright 2025</footer>",
        "<header><a>Home 1</a></header>",
        "<div class='x cookie-banner'>12 cookies</div>",
        "<div id=onetrust-banner-sdk>12 cookies</div>",
        "<div role=navigation>12</div>",
        "<div hidden>12</div>",
        "<div style='display: none'>12</div>",
        "<noscript>12</noscript>",
        "<template><p>12</p></template>",
        "<!-- 12 -->",
        "<del>12</del>",
        "<button>Share 12</button>",
    ],
)
def test_what_stands_around_the_text_is_left_out(noise):
    assert text_of(f"{noise}<h1>June</h1><p>Exports rose.</p>{noise}") == "June\n\nExports rose.\n"


def test_a_name_of_the_whole_page_leaves_nothing_out():
    page = "<html><body class='cookies-not-set'><div class=menu><main><p>5.1%</p></main></div></body></html>"
    assert page_text(parse(page, "page"), RULES) == "5.1%\n"
    assert text_of("<header><h1>June</h1></header><div class='market-share'>60%</div>") == "June\n\n60%\n"


def test_the_main_part_is_the_text_unless_it_is_a_small_one():
    long = "<p>Exports rose 4.2% in June.</p>" * 3
    assert "teaser" not in text_of(f"<div>teaser</div><main>{long}</main>")
    assert "Exports" in text_of(f"<main>x</main>{long}")
    assert "teaser" not in text_of(f"<div>teaser</div><article>{long}</article>")
    assert text_of(f"<header><h1>June</h1></header><main>{long}</main>").startswith("June\n\nExports")
    assert text_of(f"<article>one</article><article>{long}</article>").startswith("one")


def test_a_page_nested_deeper_than_the_stack_is_read():
    deep = 3 * sys.getrecursionlimit()
    assert text_of("<div><table><tr><td>" * deep + "5.1%") == "5.1%\n"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<td>", "<table>", "<sup>1", "<pre>", "</main>", "<main>", "<!", "a\x1e "]))
    | st.text()
)  # fmt: skip
def test_no_page_breaks_the_reader(parts):
    text = text_of("".join(parts))
    assert not re.search("[\x00-\x08\x1c-\x1f]", text)


PAGE = "<!doctype html><meta charset={}><title>Juin – été</title><p>4,2 % “très” 12 mai. 进出口</p>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PAGE.format("gb2312").encode("utf-8"), "“très” 12 mai. 进出口"),
        (PAGE.format("gb2312").encode("gb18030"), "“très” 12 mai. 进出口"),
        (PAGE.format("iso-8859-1").encode("cp1252", "ignore"), "4,2 % “très” 12 mai."),
        (PAGE.format("utf-8").encode("utf-16"), "进出口"),
        ("\ufeff进出口".encode("utf-16-be"), "进出口"),
        ("进出口".encode("utf-32"), "进出口"),
        ("\ufeff进出口".encode(), "进出口"),
    ],
)
def test_a_declared_encoding_is_honoured(tmp_path, data, words):
    text = read_document(save(tmp_path, "juin", data)).text
    assert words in text and "\ufeff" not in text and "\ufffd" not in text


CYRILLIC = "Экспорт вырос в июне на четыре процента по сравнению с прошлым годом. " * 4


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", CYRILLIC.encode("cp1251"), "it looks like cp1251; convert it first"),
        ("a.html", CYRILLIC.encode("cp1251"), "it looks like cp1251; convert it first"),
        ("a.html", b"<html><meta charset=utf-8><p>\xff\xfe</p>", "it says that it is utf-8, but its bytes are not"),
        ("a.html", b"<html><meta charset=klingon><p>\xff</p>", "an encoding that nobody knows: 'klingon'"),
        ("a.txt", b"\xff\xfea", "it says that it is utf-16"),
        ("a.txt", b"\xff\xfe \0", "the file is empty"),
        ("a.html", b"<html><nav>12</nav></html>", "no text in this page"),
        ("a.html", b"PK\3\4\0\0", "this is not a text file"),
        ("a.pdf", b"5.1%", "this is not a PDF"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path, name, data, message):
    assert message in refused(read_document, save(tmp_path, name, data))


def test_a_file_of_ones_own_is_taken_as_it_is(tmp_path):
    path = save(tmp_path, "may.txt", b"\xef\xbb\xbfExports rose 4.2%.\r\n")
    seed = load_file(path, JULY)
    assert (seed.id, seed.text, seed.published) == ("may", "Exports rose 4.2%.\r\n", JULY)
    assert "no publication date; give it with --published" in refused(load_file, path)
    assert read_document(save(tmp_path, "b.txt", b"<5% of <html> pages")).kind == "text"
    assert read_document(save(tmp_path, "c.txt", b" <!-- x --><HTML><p>5%")).text == "5%\n"


@pytest.mark.parametrize(
    ("head", "day", "place"),
    [
        ("<meta property='article:published_time' content='2025-07-14T23:30:00+08:00'>", JULY, "meta article"),
        ("<meta name=PubDate content='2025-07-14 10:00'>", JULY, "meta pubdate"),
        ("<meta name=DC.date.issued content='14 July 2025'>", JULY, "meta dc.date.issued"),
        ("<script type='application/ld+json'>{\"@graph\": [{\"datePublished\": \"2025-07-14\"}]}</script>", JULY, "JSON-LD"),
        ("</head><time datetime='2025-07-14'>today</time>", JULY, "time"),
        ("</head><time datetime='2020-01-01'>x</time><main><time datetime='2025-07-14'>x</time></main>", JULY, "time"),
        ("<meta name=date content='07/14/2025'></head><p>Released: 14 July 2025</p>", JULY, "the text"),
        ("<meta name=author content='2025-07-14'><script type='application/ld+json'>{[</script>", None, ""),
        (f"<script type='application/ld+json'>{'[' * 100_000}</script>", None, ""),
    ],
)  # fmt: skip
def test_a_page_tells_its_day(tmp_path, head, day, place):
    data = f"<html><head>{head}<p>Exports rose 4.2%.</p>".encode()
    document = read_document(save(tmp_path, "page.html", data))
    assert (document.told.day if document.told else None) == day
    assert not place or document.told.place.startswith(place)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trade\n\nBeijing | 10 a.m. July 14, 2025\n\nExports rose.", "2025-07-14"),
        ("December 11, 2025\nPress conference", "2025-12-11"),
        ("Press conference\n11 December 2025", "2025-12-11"),
        ("2025-12-11", "2025-12-11"),
        ("2025/12/11 10:00", "2025-12-11"),
        ("Sept. 3rd, 2025", "2025-09-03"),
        ("国新办 2025年7月14日", "2025-07-14"),
        ("BEIJING, July 14, 2025 (Agency) -- " + "Exports rose. " * 20, "2025-07-14"),
        ("Assets as of June 30, 2025\nReleased July 14, 2025", "2025-07-14"),
        ("Next release: Thursday 14 August 2025\nReleased: 14 July 2025", "2025-07-14"),
        ("Next release: Thursday 14 August 2025", ""),
        ("Twelve weeks to 14 June 2025", ""),
        ("February 30, 2025", ""),
        ("July 2025", ""),
        ("see scio-2025-07-14", ""),
        ("x\n" * 2000 + "July 14, 2025", ""),
        ("It was July 14, 2025, or July 15, 2025. " + "Exports rose. " * 20, ""),
    ],
)
def test_a_text_tells_its_day(text, day):
    found = told(text)
    assert found[0] == day and found[1] in text


@pytest.mark.parametrize("numeric", ["14/07/2025", "07/14/2025", "14.07.2025", "5-6-25"])
def test_an_ambiguous_date_is_refused(tmp_path, numeric):
    path = save(tmp_path, "a.txt", f"Released {numeric}\nExports rose.".encode())
    assert f"no publication date ('{numeric}' is ambiguous" in refused(load_file, path)
    assert load_file(path, JULY).published == JULY
    assert day_of(numeric, LANGUAGE) is None


def test_a_given_day_that_the_document_contradicts(tmp_path):
    document = read_document(save(tmp_path, "a.txt", b"July 14, 2025\nExports rose."))
    assert contradiction(document, date(2025, 8, 28)) == ""
    assert "2025-08-29 is more than 45 days from 2025-07-14" in contradiction(document, date(2025, 8, 29))
    assert as_seed(document, date(2024, 7, 14)).published == date(2024, 7, 14)
    assert as_seed(document).published == JULY


def run(monkeypatch, folder, *words):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["workbook", "extract", *words])
    main()


def test_every_offset_can_be_checked_in_the_text_beside(monkeypatch, tmp_path, capsys):
    data = (
        b"<html><nav>9%</nav><p>July 14, 2025<p>In June, <i>exports</i> rose 4.2% to &#36;5.1&nbsp;billion."
    )
    save(tmp_path, "june.html", data)
    run(monkeypatch, tmp_path, "june.html", "--out", "f.csv")
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "published 2025-07-14, read from the text: 'July 14, 2025'"
    assert out[1] == "f.txt: the text that offsets refer to" and out[2].startswith("f.csv: 2 figures; ")
    text = (tmp_path / "f.txt").read_bytes().decode("utf-8")
    figures = load_file_table([tmp_path / "f.csv"])
    spans = figures[["start", "end"]].astype(int).itertuples(index=False)
    assert [text[start:end] for start, end in spans] == list(figures["raw"]) == ["4.2%", "$5.1\u00a0billion"]
    assert set(figures["period"]) == {"2025-06"}
    assert {path.name for path in tmp_path.iterdir()} == {"june.html", "f.csv", "f.txt"}


def test_the_file_itself_is_never_written_over(monkeypatch, tmp_path, capsys):
    path = save(tmp_path, "june.txt", b"<html><p>July 14, 2025<p>Exports rose 4.2%.")
    with pytest.raises(SystemExit) as end:
        run(monkeypatch, tmp_path, "june.txt", "--out", "june.csv")
    assert "would be written over the file itself; name another place with --text" in end.value.code
    assert path.read_bytes().startswith(b"<html>") and [p.name for p in tmp_path.iterdir()] == ["june.txt"]
    run(
        monkeypatch,
        tmp_path,
        "june.txt",
        "--out",
        "june.csv",
        "--text",
        "text.txt",
        "--published",
        "2021-01-01",
    )
    assert "workbook: warning: june.txt: the given date 2021-01-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        (["Exports of most coun-\ntries fell."], "Exports of most countries fell.\n"),
        (["A year-on-\nyear rise and a year-on-year fall"], "A year-on-year rise and a year-on-year fall\n"),
        (["A high-\ntech rise; high hopes, high tech, tech news"], "A high-tech rise; high hopes, high tech, tech news\n"),
        (["exam\u00ad\nple"], "example\n"),
        (["from 2024-\n25 on"], "from 2024-25 on\n"),
        (["Exports rose by 4.2 percent in the\nfirst half. Imports fell, and trade\ngrew."],
         "Exports rose by 4.2 percent in the first half. Imports fell, and trade grew.\n"),
        (["Trade in the first half of this year\nWang: it rose a little and then it fell.\nReporter: why did it?"],
         "Trade in the first half of this year\n\nWang: it rose a little and then it fell.\n\nReporter: why did it?\n"),
        (["Head 1\nit rose and\n1", "Head 2\nthen it\n- 2 -", "Head 3\nfell\nPage 3 of 3", "4\nHead 4"], "it rose and then it fell\n"),
    ],
)  # fmt: skip
def test_wraps_and_hyphens_of_a_pdf_are_mended(pages, text):
    assert mended(pages) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab -.A1\n\u00ad•:", max_size=60), max_size=2))
def test_mending_adds_no_character(pages):
    before, after = (
        "".join(re.findall(r"[^\s\-\u00ad]", words)) for words in ("\n".join(pages), mended(pages))
    )
    kept = iter(before)
    assert all(character in kept for character in after)
    assert after == before or re.search(r"\d", before)


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    chart, data = Figure(), io.BytesIO()
    for number, line in enumerate(lines):
        chart.text(0.1, 0.9 - 0.05 * number, line)
    FigureCanvasPdf(chart).print_pdf(data)
    return data.getvalue()


def test_a_pdf_is_read(tmp_path):
    pytest.importorskip("pypdf")
    data = pdf(
        "July 14, 2025", "In June, exports to most coun-", "tries rose strongly, by 4.2%, to", "$5.1 billion."
    )
    document = read_document(save(tmp_path, "june.pdf", data))
    assert (
        document.text
        == "July 14, 2025\n\nIn June, exports to most countries rose strongly, by 4.2%, to $5.1 billion.\n"
    )
    assert document.kind == "pdf" and document.told.day == JULY
    assert "no text in this PDF" in refused(read_document, save(tmp_path, "scan.pdf", pdf()))
    assert "this PDF cannot be read" in refused(read_document, save(tmp_path, "bad.pdf", data[:200]))


def test_without_the_extra_a_pdf_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    message = refused(read_document, save(tmp_path, "june.pdf", b"%PDF-1.4"))
    assert message.endswith("reading PDF needs an extra; install it with: python -m pip install pypdf")
