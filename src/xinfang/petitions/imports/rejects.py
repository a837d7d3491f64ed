"""The reject file: which rows did not go in, why, and what they said, without any label."""

import csv
import io
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from xinfang.kernel.errors import UserError
from xinfang.petitions.imports.reader import OWN_HEADINGS, Record

READABLE_BY_OWNER = 0o600


class Rejects:
    """Rows that were refused, written beside the target and put in its place when all is done.

    Only the `kept` headings are written: neither labels nor columns that the mapping does not name. Without a row no
    file is left, and an earlier reject file of that name goes. It holds personal data, so only its owner reads it.
    """

    def __init__(self, target: Path, *, kept: tuple[str, ...], encoding: str) -> None:
        """Open the file; refuse in a sentence when it cannot be written."""
        self.target, self.kept, self.count = target, kept, 0
        self._draft = target.with_name(f".{target.name}.part")
        try:
            if target.exists() and not target.is_file():
                raise UserError(f"{target} 不是普通文件，不能写入未导入的行。")
            # One that a killed import left behind goes: it is written anew, as all rows are judged anew.
            self._draft.unlink(missing_ok=True)
            handle = os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE_BY_OWNER)
        except OSError as wrong:
            raise UserError(f"不能写入 {target}：{wrong.strerror}。请用 --rejects 另外指定文件。") from wrong
        # Bytes that were no text stand as surrogates and go out as they came in.
        self._out = io.TextIOWrapper(
            os.fdopen(handle, "wb"), encoding=encoding, errors="surrogateescape", newline="", write_through=True
        )
        self._rows = csv.writer(self._out)
        self._rows.writerow([*OWN_HEADINGS, *kept])

    def add(self, record: Record, *, why: str) -> None:
        """Write one row with its reason."""
        self.count += 1
        self._rows.writerow([record.line, why, *(record.cells.get(heading, "") for heading in self.kept)])

    def __enter__(self) -> Self:
        """Be ready for rows."""
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """Put the file in its place, or leave nothing when nothing was refused or the import broke off."""
        self._out.close()
        if kind is None and self.count:
            self._draft.replace(self.target)
            return
        with suppress(OSError):
            self._draft.unlink(missing_ok=True)
        if kind is None and _is_ours(self.target):
            self.target.unlink()


def _is_ours(place: Path) -> bool:
    """Tell whether the file is a reject file, so that nothing else is ever removed."""
    with suppress(OSError):
        start = place.read_bytes()[:200].decode("utf-8-sig", errors="ignore")
        return start.startswith(",".join(OWN_HEADINGS) + ",")
    return False
