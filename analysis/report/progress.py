"""What `make report` shows while it works: a line that moves on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from analysis.report.runner import Step


@contextmanager
def shown_progress(console: Console | None = None) -> Iterator[Callable[[Step], None]]:
    """Give a function to call with each step of a run; use it as `progress` of `make_report`.

    The steps go to stderr, so that stdout holds the result alone.
    """
    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield _plain_teller(console)
        return
    columns = [TextColumn("{task.fields[job]:<32}", markup=False), BarColumn(18), MofNCompleteColumn()]
    columns += [TimeElapsedColumn(), TextColumn("{task.description}", markup=False)]
    with Progress(*columns, console=console) as bars:
        yield _bar_teller(bars)


def job_name(step: Step) -> str:
    """The notebook, and what it is run for."""
    return f"{step.notebook} {step.about}".strip()


def _plain_teller(console: Console) -> Callable[[Step], None]:
    def tell(step: Step) -> None:
        line = f"{step.elapsed:6.1f} s  {job_name(step)}  {step.number}/{step.total}  {step.heading}"
        console.print(Text(line), soft_wrap=True)

    return tell


def _bar_teller(bars: Progress) -> Callable[[Step], None]:
    tasks, lock = {}, Lock()

    def tell(step: Step) -> None:
        job = job_name(step)
        with lock:
            if job not in tasks:
                tasks[job] = bars.add_task("", total=step.total, job=job)
        done = step.number >= step.total
        bars.update(tasks[job], completed=step.number, description=step.heading, visible=True)
        if done:
            bars.stop_task(tasks[job])

    return tell
