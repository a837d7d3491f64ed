"""The key that signs sessions: made once, kept in the keys folder."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """Give the stored key; at the first call make one, readable by its owner alone."""
    place = folder / "session-signing"
    if not place.exists():
        _write_once(place, secrets.token_urlsafe(48))
    return place.read_text(encoding="ascii").strip()


def _write_once(place: Path, text: str) -> None:
    # A hard link appears whole or not at all, so that processes starting together settle on one key.
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text + "\n", encoding="ascii")
    try:
        os.link(draft, place)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
