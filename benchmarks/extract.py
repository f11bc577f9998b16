"""Print how fast texts are read with all fields: `python benchmarks/extract.py`.

Texts of growing size are made by repeating the seeds and the labelled discourses; each size is read in a
process of its own, so that its peak memory is its own. Then the same sentences are read one by one by
quantulum3 (value and unit only, classifier off), installed into a temporary environment. Times are
processor time of one core.
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
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

from rich.console import Console
from rich.table import Table

from analysis.extract import extract
from analysis.model import Briefing, Seed
from analysis.resolve import resolve
from analysis.seeds import list_seeds, load
from analysis.tables import figures_frame

DISCOURSES = Path(__file__).parents[1] / "tests" / "phrases" / "discourse.jsonl"
SIZES = (0.25, 1.0, 2.0, 5.0, 10.0)
SAMPLE = 60_000
ROUNDS = 5
RIVAL = "quantulum3==0.10.0"
KIBIBYTES = 1024 if sys.platform == "darwin" else 1
PUBLISHED = date(2025, 12, 11)

# Run by the other environment: answers each line it is given with the seconds and the number of quantities.
RIVAL_READER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import logging
logging.disable(logging.CRITICAL)
from quantulum3 import classifier, parser
classifier.USE_CLF = False
sentences = json.loads(sys.stdin.readline())
parser.parse("rose by 3.2% to 21.79 trillion yuan")
print("ready", flush=True)
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
    if options.child:
        print(json.dumps(measure(options.child)))
        return
    console = Console()
    console.print(growth_table([_in_a_process(size) for size in options.sizes]))
    if options.rival:
        console.print(rival_table())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="sizes in MB, such as 1,2")
    parser.add_argument("--no-rival", dest="rival", action="store_false", help="leave quantulum3 out")
    parser.add_argument("--child", type=float, help=argparse.SUPPRESS)
    return parser.parse_args()


def _sizes(words: str) -> tuple[float, ...]:
    sizes = tuple(float(word) for word in words.split(","))
    if not all(0 < size < 1000 for size in sizes):
        raise argparse.ArgumentTypeError("sizes are MB, more than 0 and less than 1000")
    return sizes


@cache
def parts() -> list[str]:
    """The texts that are repeated: the seeds, then the discourses."""
    lines = DISCOURSES.read_text("utf-8").splitlines()
    return [load(name).text for name in list_seeds()] + [json.loads(line)["text"] for line in lines]


def text_of(size: int) -> str:
    """A text of at least so many bytes of UTF-8, in whole parts, each in paragraphs of its own."""
    chosen, written = [], 0
    for part in cycle(parts()):
        if written >= size:
            return "\n\n".join(chosen)
        chosen.append(part.strip("\n"))
        written += len(chosen[-1].encode()) + 2
    raise AssertionError("no parts")


def read(text: str) -> Briefing:
    """The whole way of a text to its table of figures."""
    seed = Seed("benchmark", text, PUBLISHED)
    briefing = resolve(extract(seed))
    figures_frame([briefing])
    return briefing
