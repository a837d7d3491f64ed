"""The key that signs sessions: made once, kept in the keys folder."""

import secrets
from pathlib import Path

from xinfang.kernel.durable import create_file, make_private_folder


def secret_key(folder: Path) -> str:
    """Give the stored key; at the first call make one, readable by its owner alone."""
    place = folder / "session-signing"
    if not place.exists():
        make_private_folder(folder, under=folder.parent)
        create_file(place, secrets.token_urlsafe(48).encode())
    return place.read_text(encoding="ascii").strip()
