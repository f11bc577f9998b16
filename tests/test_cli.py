"""The command line: what it writes, and the one line in which it tells bad input."""

import csv
import errno
import sys
from pathlib import Path

import pytest
from reading import save

from analysis.cli import main
from analysis.tables import EVIDENCE_COLUMNS, FIGURE_COLUMNS, LEDGER_COLUMNS

TEXT = "In June, exports rose 4.2% to $5.1 billion.\n"
DAY = ["--published", "2025-07-14"]


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run a command line in an empty folder; give its status, output and messages."""
    monkeypatch.chdir(tmp_path)

    def called(*words):
        monkeypatch.setattr(sys, "argv", ["workbook", *map(str, words)])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code
        told = capsys.readouterr()
        message = status if isinstance(status, str) else told.err
        return (1 if isinstance(status, str) else status or 0), told.out, message

    return called


def read_csv(path):
    return list(csv.reader(path.open(encoding="utf-8", newline="")))


def test_extract_writes_the_figures(run, tmp_path):
    path = save(tmp_path, "june.txt", TEXT.encode())
    status, told, _ = run("extract", path, *DAY, "--out", "f.csv", "--evidence", "e.csv", "--ledger", "l.csv")
    assert status == 0 and told == "f.csv: 2 figures; 0 number tokens that no rule explains\n"
    header, *figures = read_csv(tmp_path / "f.csv")
    assert header == FIGURE_COLUMNS
    assert [row[header.index("raw")] for row in figures] == ["4.2%", "$5.1 billion"]
    assert [row[0] for row in figures] == ["june:22-26", "june:30-42"]
    assert read_csv(tmp_path / "e.csv")[0] == EVIDENCE_COLUMNS
    assert read_csv(tmp_path / "l.csv")[0] == LEDGER_COLUMNS
    assert {path.name for path in tmp_path.iterdir()} == {"june.txt", "f.csv", "e.csv", "l.csv"}


def test_a_text_without_figures_gives_an_empty_table(run, tmp_path):
    status, told, _ = run("extract", save(tmp_path, "none.txt", b"Nobody counted anything.\n"), *DAY)
    assert status == 0 and told.startswith("figures.csv: 0 figures")
    assert read_csv(tmp_path / "figures.csv") == [FIGURE_COLUMNS]


def test_reconcile_reads_the_tables_that_extract_writes(run, tmp_path):
    text = "In June, exports were $5.1 billion, imports $4.0 billion and total trade $9.1 billion.\n"
    run("extract", save(tmp_path, "june.txt", text.encode()), *DAY)
    status, told, _ = run("reconcile", "figures.csv", "--out", "found")
    assert status == 0 and "checks (" in told
    assert sorted(path.name for path in (tmp_path / "found").iterdir()) == [
        f"{name}.csv" for name in ("checks", "conflicts", "implied", "tightened")
    ]


CHINESE = "六月份出口同比增长百分之四点二，进口增长百分之三点一，海关总署新闻发言人作了介绍。" * 5
FRENCH = "En juin, les exportations ont progressé de 4,2 %, grâce à l’aéronautique, très dynamique. " * 5
FILES = {
    "good.txt": TEXT.encode(),
    "empty.txt": b"",
    "binary.txt": b"\x7fELF\0\0\0\1" * 9,
    "chinese.txt": CHINESE.encode("gb18030"),
    "french.txt": FRENCH.encode("cp1252"),
    "words.csv": b"a,b\n1,2\n",
    "broken.csv": b'a,"b\n1,2,3\n4,5\n',
}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["extract", "missing.txt", *DAY], "missing.txt: no such file; check the path"),
        (["extract", "empty.txt", *DAY], "empty.txt: the file is empty; give a file that holds a text"),
        (["extract", "binary.txt", *DAY], "binary.txt: this is not a text file"),
        (["extract", "chinese.txt", *DAY], "it looks like gb18030; convert it first"),
        (["extract", "french.txt", *DAY], "it looks like cp125"),
        (["extract", ".", *DAY], "this is a folder; name a text file"),
        (["extract", "good.txt"], "good.txt: no publication date; give it with --published YYYY-MM-DD"),
        (["extract", "good.txt", "--published", "14.7.2025"], "--published: not a date: '14.7.2025'; write"),
        (["extract", "good.txt", "--published", "2025-02-30"], "--published: not a date: '2025-02-30'"),
        (["extract", "good.txt", *DAY, "--out", "good.txt/f.csv"], "f.csv: cannot be written: "),
        (["extract", "good.txt", *DAY, "--out", "."], ".: this is a folder; name a file"),
        (["extract"], "issing argument"),
        (["extract", "good.txt", "--publisehd", "2025-07-14"], "--publisehd"),
        (["exctract", "good.txt"], "exctract"),
        (
            ["reconcile", "scio-2025-07-41"],
            "unknown briefing 'scio-2025-07-41'; did you mean 'scio-2025-07-14'?",
        ),
        (["reconcile", "missing.csv"], "missing.csv: no such file"),
        (["reconcile", "words.csv"], "words.csv: lacks the columns figure, "),
        (["reconcile", "broken.csv"], "broken.csv: "),
        (
            ["report", "-b", "scio-2025-07-41", "--out", "r", "--tables", "t"],
            "did you mean 'scio-2025-07-14'?",
        ),
        (["report", "--out", "r", "--tables", "t", "-p", "interval=true"], "did you mean 'intervals'?"),
        (["report", "--out", "r", "--tables", "t", "-p", "rows=many"], "parameter 'rows': input should be"),
        (["report", "--out", "r", "--tables", "t", "-p", "rows"], "rows"),
    ],
)
def test_bad_input_is_told_in_one_line_and_nothing_is_written(run, tmp_path, words, told):
    for name, data in FILES.items():
        save(tmp_path, name, data)
    status, _, message = run(*words)
    assert status != 0
    assert told in message
    lines = message.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("workbook: ") and "Traceback" not in message
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FILES


@pytest.mark.parametrize("step", ["write_text", "replace"])
def test_a_table_that_cannot_be_written_leaves_the_old_one(run, tmp_path, monkeypatch, step):
    save(tmp_path, "june.txt", TEXT.encode())
    old = save(tmp_path, "figures.csv", b"kept\n")

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, full)
        status, _, message = run("extract", "june.txt", *DAY)
    assert status != 0 and "figures.csv: cannot be written: No space left on device; choose" in message
    assert old.read_bytes() == b"kept\n"
    assert {path.name for path in tmp_path.iterdir()} == {"june.txt", "figures.csv"}


def test_a_stop_is_told(run, tmp_path, monkeypatch):
    def stopped(*args, **kwargs):
        raise KeyboardInterrupt

    save(tmp_path, "june.txt", TEXT.encode())
    monkeypatch.setattr("analysis.cli.find", stopped)
    status, _, message = run("extract", "june.txt", *DAY)
    assert status != 0 and message == "workbook: stopped; nothing was half-written"


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"]])
def test_help_is_given(run, words):
    status, told, _ = run(*words)
    assert status == 0 and "Usage: " in told
