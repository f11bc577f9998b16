"""Print how fast texts are read with all fields: `python benchmarks/extract.py`.

Texts of growing size are made by repeating the seeds and the labelled discourses; each size is read in a
process of its own, so that its peak memory is its own. Then a sample of their sentences is read by
quantulum3 too (value and unit only, its classifier off), which is installed into a temporary environment.
Times are processor time of one core, medians of some rounds; MB are 1,000,000 bytes of UTF-8.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from analysis.extract import extract
from analysis.model import Briefing, Seed
from analysis.resolve import resolve
from analysis.seeds import list_seeds, load
from analysis.tables import figures_frame

DISCOURSES = Path(__file__).parents[1] / "tests" / "phrases" / "discourse.jsonl"
RIVAL = "quantulum3==0.10.0"
SIZES = (0.25, 1.0, 2.0, 5.0, 10.0)
ROUNDS = 3
RIVAL_ROUNDS = 7
SAMPLE = 60_000
MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
PUBLISHED = date(2025, 12, 11)
WARM_UP = "Exports rose by 3.2% year on year to 21.79 trillion yuan in the first half of 2025."

# Answers each line of its input with the seconds it took to read the sentences of the first line, how many
# quantities it found, and how many sentences it failed at.
RIVAL_READER = """
import json, logging, sys, time, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
from quantulum3 import classifier, parser
classifier.USE_CLF = False
sentences = json.loads(sys.stdin.readline())
parser.parse("Exports rose by 3.2% to 21.79 trillion yuan.")
for _ in sys.stdin:
    begun, found, failed = time.process_time(), 0, 0
    for sentence in sentences:
        try:
            found += len(parser.parse(sentence))
        except Exception:
            failed += 1
    print(json.dumps([time.process_time() - begun, found, failed]), flush=True)
"""


def main() -> None:
    """Measure what the options ask for and print it."""
    options = _options()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    console = Console()
    console.print(growth_table([measured_apart(size) for size in options.sizes]))
    if options.rival:
        console.print(rival_table())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="sizes in MB, such as 1,2")
    parser.add_argument("--no-rival", dest="rival", action="store_false", help="leave quantulum3 out")
    parser.add_argument("--one", type=float, help=argparse.SUPPRESS)
    return parser.parse_args()


def _sizes(words: str) -> tuple[float, ...]:
    sizes = tuple(float(word) for word in words.split(","))
    if not all(0 < size <= 1000 for size in sizes):
        raise argparse.ArgumentTypeError("sizes are MB, above 0 and up to 1000")
    return sizes


def parts() -> list[str]:
    """The texts that are repeated: the seeds, then the discourses."""
    lines = DISCOURSES.read_text("utf-8").splitlines()
    texts = [load(name).text for name in list_seeds()] + [json.loads(line)["text"] for line in lines]
    return [text.strip() for text in texts]


def text_of(size: int) -> str:
    """A text of at least so many bytes: whole parts, over and over, each in paragraphs of its own."""
    chosen, written = [], 0
    repeated = cycle(parts())
    while written < size:
        chosen.append(next(repeated))
        written += len(chosen[-1].encode()) + 2
    return "\n\n".join(chosen)


def read(*texts: str) -> tuple[list[Briefing], list[float]]:
    """Texts to one table of figures; the seconds that extracting, resolving and tabulating took."""
    seeds = [Seed(f"benchmark-{number}", text, PUBLISHED) for number, text in enumerate(texts)]
    moments = [time.process_time()]
    extractions = [extract(seed) for seed in seeds]
    moments.append(time.process_time())
    briefings = [resolve(extraction) for extraction in extractions]
    moments.append(time.process_time())
    del extractions  # as where a text is read in one go: `resolve(extract(seed))`
    figures_frame(briefings)
    moments.append(time.process_time())
    return briefings, [end - begun for begun, end in zip(moments, moments[1:], strict=False)]


def measure(size: float) -> dict[str, float]:
    """Read a text of so many MB; the peak is that of the first reading, before there was any other."""
    text = text_of(int(size * MEGABYTE))
    read(WARM_UP)
    before = _peak()
    briefings, times = read(text)
    peak, figures = _peak(), len(briefings[0].figures)
    del briefings
    rounds = [times] + [read(text)[1] for _ in range(ROUNDS - 1)]
    extracting, resolving, tabulating = (statistics.median(stage) for stage in zip(*rounds, strict=True))
    return {
        "size": len(text.encode()) / MEGABYTE,
        "figures": figures,
        "extract": extracting,
        "resolve": resolving,
        "table": tabulating,
        "seconds": statistics.median(map(sum, rounds)),
        "before": before,
        "peak": peak,
    }


def _peak() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MEGABYTE


def measured_apart(size: float) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(size)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def growth_table(rows: list[dict[str, float]]) -> Table:
    """Speed and memory by size; time per MB is 1.00 throughout where time grows linearly."""
    caption = (
        "seconds of each step; time per MB against the first size; peak memory, and how much of it is new"
    )
    table = Table(
        title="Reading with all fields, one core",
        caption=caption,
        box=SIMPLE,
        collapse_padding=True,
        pad_edge=False,
    )
    for name in ("MB", "figures", "extract", "resolve", "table", "MB/s", "per MB", "peak MB", "new MB"):
        table.add_column(name, justify="right")
    first = rows[0]["seconds"] / rows[0]["size"]
    for row in rows:
        table.add_row(
            f"{row['size']:.2f}",
            f"{row['figures']:,}",
            *(f"{row[stage]:.2f}" for stage in ("extract", "resolve", "table")),
            f"{row['size'] / row['seconds']:.2f}",
            f"{row['seconds'] / row['size'] / first:.2f}",
            f"{row['peak']:.0f}",
            f"{row['peak'] - row['before']:.0f}",
        )
    return table


def sample() -> list[str]:
    """Some `SAMPLE` bytes of sentences, taken at even distances from all parts."""
    sentences = []
    for text in parts():
        briefing = resolve(extract(Seed("benchmark", text, PUBLISHED)))
        sentences += [" ".join(s.span.words(text).split()) for s in briefing.sentences]
    step = -(-sum(len(s.encode()) for s in sentences) // SAMPLE)
    return sentences[::step]


def rival_table() -> Table | str:
    """Ours and quantulum3 over the same sentences, in turn; or the line why there is no such table."""
    sentences = sample()
    try:
        with _rival(sentences) as ask:
            rounds = [_round(sentences, ask) for _ in range(RIVAL_ROUNDS)]
    except (OSError, subprocess.SubprocessError) as error:
        told = (getattr(error, "stderr", None) or b"").decode().strip().splitlines() or [str(error)]
        return f"{RIVAL} could not be installed and run, so there is no comparison: {told[-1]}"
    return _compared(sentences, rounds)


@contextmanager
def _rival(sentences: list[str]) -> Iterator[Callable[[], list[float]]]:
    """A process that reads the sentences with quantulum3 each time it is asked."""
    with tempfile.TemporaryDirectory(prefix="workbook-benchmark-") as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        command = [python, "-m", "pip", "install", "--quiet", RIVAL]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen([python, "-c", RIVAL_READER], **pipes) as process:

            def ask() -> list[float]:
                process.stdin.write("again\n")
                process.stdin.flush()
                answer = process.stdout.readline()
                if not answer:
                    raise subprocess.SubprocessError("it ended without an answer")
                return json.loads(answer)

            process.stdin.write(json.dumps(sentences) + "\n")
            yield ask


def _round(sentences: list[str], ask: Callable[[], list[float]]) -> tuple[list[tuple[float, int]], int]:
    """Seconds and quantities of each reader, once each; and at how many sentences quantulum3 failed."""
    whole, times = read("\n\n".join(sentences))
    apart, apart_times = read(*sentences)
    seconds, quantities, failed = ask()
    readings = [
        (sum(times), sum(len(b.figures) for b in whole)),
        (sum(apart_times), sum(len(b.figures) for b in apart)),
        (seconds, int(quantities)),
    ]
    return readings, int(failed)


def _compared(sentences: list[str], rounds: list) -> Table:
    size = sum(len(sentence.encode()) for sentence in sentences) / MEGABYTE
    table = Table(
        title=f"{len(sentences)} sentences, {size * 1000:.0f} kB, {len(rounds)} rounds in turn", box=SIMPLE
    )
    for name in ("reader", "found", "MB/s", "times as fast"):
        table.add_column(name, justify="left" if name == "reader" else "right")
    failed = rounds[0][1]
    rival = f"{RIVAL}, value and unit" + (f", failed at {failed}" if failed else "")
    names = ("all fields, one text", "all fields, sentence by sentence", rival)
    for number, name in enumerate(names):
        seconds = statistics.median(readings[number][0] for readings, _ in rounds)
        ratio = statistics.median(readings[2][0] / readings[number][0] for readings, _ in rounds)
        table.add_row(name, str(rounds[0][0][number][1]), f"{size / seconds:.3f}", f"{ratio:.1f}")
    return table


if __name__ == "__main__":
    main()
