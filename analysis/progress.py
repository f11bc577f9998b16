"""Progress while notebooks run: a live line on a terminal, a plain line for each step elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console


class Step(Protocol):
    """What a run tells of itself: which notebook and what for, its heading, the cell, the seconds."""

    notebook: str
    about: str
    heading: str
    number: int
    total: int
    elapsed: float


@contextmanager
def teller(console: Console) -> Iterator[Callable[[Step], None]]:
    """Give a function that shows each step on the console while the block runs."""
    if not console.is_terminal:
        yield lambda step: print(_line(step), file=console.file, flush=True)
        return
    with console.status("starting the kernels", spinner="dots") as status:
        yield lambda step: status.update(_line(step))


def _line(step: Step) -> str:
    about = f" {step.about}" if step.about else ""
    return (
        f"[{step.elapsed:5.1f} s] {step.notebook}{about}, cell {step.number} of {step.total}: {step.heading}"
    )
