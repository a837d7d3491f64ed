"""A long check told as it goes: progress, each fault, and a closing sentence."""

import sys
from collections.abc import Iterable, Iterator

MOST_SHOWN = 200


def swept(batches: Iterable[tuple[int, Iterable[object]]], *, doing: str, clean: str) -> int:
    """Print the faults that `batches` bring, with progress on a terminal; 1 when there was one, else 0."""
    checked, faults = 0, 0
    for size, found in _shown(batches, doing=doing):
        checked += size
        for fault in found:
            faults += 1
            if faults <= MOST_SHOWN:
                print(fault)
    if faults > MOST_SHOWN:
        print(f"……另有 {faults - MOST_SHOWN} 处没有列出。")
    print(
        f"共检查 {checked} 件信访事项，{clean}"
        if not faults
        else f"共检查 {checked} 件信访事项，发现 {faults} 处问题。"
    )
    return 1 if faults else 0


def _shown(batches: Iterable[tuple[int, Iterable[object]]], *, doing: str) -> Iterator[tuple[int, Iterable[object]]]:
    if not sys.stderr.isatty():
        yield from batches
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f} 件"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(doing)
        for size, found in batches:
            progress.advance(task, size)
            yield size, found
