"""Seeds: kept byte for byte, refused when they are not what their sidecar says."""

import hashlib
import re
import shutil

import pytest
from reading import save

from analysis.errors import WorkbookError
from analysis.paths import seeds_folder
from analysis.seeds import decode, list_seeds, load, read_bytes

ONE, OTHER = "mofcom-2025-12-11", "scio-2025-07-14"


@pytest.fixture
def folder(tmp_path):
    """A copy of the seeds that a test may change."""
    return shutil.copytree(seeds_folder(), tmp_path / "seeds")


def refused(call, *args):
    """The one line that bad input is told in."""
    with pytest.raises(WorkbookError) as caught:
        call(*args)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", [ONE, OTHER])
def test_a_seed_is_the_text_of_its_file(name):
    seed = load(name)
    data = (seeds_folder() / f"{name}.txt").read_bytes()
    assert seed.text.encode("utf-8") == data and seed.sha256 == hashlib.sha256(data).hexdigest()
    assert seed.published.isoformat() in name and seed.publisher and seed.title
    assert list_seeds() == sorted([ONE, OTHER])


@pytest.mark.parametrize(
    "change",
    [lambda data: data + b"\n", lambda data: data.replace(b"1.69", b"1.70"), lambda data: data[:-1]],
)
def test_a_changed_seed_is_refused(folder, change):
    path = folder / f"{ONE}.txt"
    path.write_bytes(change(path.read_bytes()))
    told = refused(load, ONE, folder)
    assert told.startswith(f"{ONE}.txt: the text is not the one its sidecar describes (sha256 differs)")
    assert "restore the published text" in told
    assert load(OTHER, folder).text


def test_an_unknown_briefing_names_the_nearest(folder):
    assert "did you mean 'scio-2025-07-14'?" in refused(load, "scio-2025-07-41", folder)
    told = refused(load, "zzz", folder)
    assert "did you mean" not in told and f"known: {ONE}, {OTHER}" in told
    assert "unknown briefing '../seeds" in refused(load, "../seeds/scio-2025-07-14", folder)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("publisher:", "publisherr:"), "sidecar lacks publisher"),
        (lambda text: text.replace("sha256:", "sha:"), "sidecar lacks sha256"),
        (lambda text: text.replace("published: 2025-12-11", "published: soon"), "`published` is not a date"),
        (lambda text: "[", "sidecar is malformed"),
        (lambda text: "words only", "sidecar is malformed"),
    ],
)
def test_a_bad_sidecar_is_told(folder, change, told):
    path = folder / f"{ONE}.yml"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    found = refused(load, ONE, folder)
    assert found.startswith(f"{ONE}.yml: ") and told in found


def test_a_sidecar_without_its_text(folder):
    (folder / f"{ONE}.txt").unlink()
    assert "no such file" in refused(load, ONE, folder)


FRENCH = "Les exportations ont progressé de 4,2 % en mai, grâce à l’aéronautique — “très” dynamique. " * 4
CHINESE = (
    "五月份出口同比增长百分之四点二，进口增长百分之三点一，贸易顺差继续扩大。海关总署新闻发言人作了介绍。" * 4
)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "this is not a text file"),
    ],
)
def test_what_is_not_utf8_text_is_refused(tmp_path, data, told):
    found = refused(decode, data, tmp_path / "may.txt")
    assert "may.txt: " in found and told in found


@pytest.mark.parametrize(("text", "encoding"), [(CHINESE, "gb18030"), (FRENCH, "cp1252"), (FRENCH, "utf-16")])
def test_the_encoding_that_is_told_reads_the_text(tmp_path, text, encoding):
    told = refused(decode, text.encode(encoding), tmp_path / "may.txt")
    named = re.search(r"not UTF-8 \(byte \d+\); it looks like (\w+)", told)[1]
    assert text.encode(encoding).decode(named) == text


def test_the_way_out_of_another_encoding_is_told(tmp_path):
    told = refused(decode, CHINESE.encode("gb18030"), tmp_path / "may.txt")
    assert "not UTF-8 (byte 0)" in told and "iconv -f gb18030 -t UTF-8 may.txt > utf8.txt" in told


def test_missing_files_and_folders(tmp_path):
    assert "no such file; check the path" in refused(read_bytes, tmp_path / "none.txt")
    assert "this is a folder; name a text file" in refused(read_bytes, tmp_path)
    assert "cannot be read" in refused(read_bytes, save(tmp_path, "a.txt", b"a") / "b.txt")
