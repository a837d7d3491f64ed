"""Texts and parties stored beside the acts, which keep only a salted commitment to them."""

from typing import Any, Final
from uuid import UUID

import rfc8785

from xinfang.kernel.blind import SALT_BYTES, IndexName, blind, commit
from xinfang.kernel.chance import Chance
from xinfang.kernel.codes import code_mac
from xinfang.kernel.errors import Refused
from xinfang.kernel.sealed import open_sealed, seal
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Party, Text

ALWAYS: Final = ("name", "id_no", "phone", "address")
FURTHER: Final = ("landline", "email", "mail", "postcode")
SEALED: Final = (*ALWAYS, *FURTHER)
INDEXED: Final[tuple[IndexName, ...]] = ("name", "id_no", "phone")


def reference(row: Text | Party) -> dict[str, str]:
    """Give what an act keeps of a row: its id and the commitment to its content."""
    return {"id": str(row.pk), "commitment": bytes(row.commitment).hex()}


def new_text(plain: str, *, petition: UUID, role: str, requests: tuple[int, ...] | None, chance: Chance) -> Text:
    """Give a text row, not yet saved."""
    salt = chance.bytes(SALT_BYTES)
    return Text(
        id=chance.uuid(),
        petition_id=petition,
        role=role,
        requests=list(requests) if requests is not None else None,
        plain=plain,
        salt=salt,
        commitment=commit(salt, plain.encode()),
    )


def new_party(
    said: PartyIn, *, petition: UUID, main: bool, chance: Chance, code: str | None = None, indexed: bool = True
) -> Party:
    """Give a party row, not yet saved: each thing told sealed, and blindly indexed where equality is asked for.

    `code` is the query code of his own, where he has one; who speaks for others is not indexed.
    """
    row, salt = chance.uuid(), chance.bytes(SALT_BYTES)
    told: dict[str, Any] = {}
    for column in SEALED:
        plain = getattr(said, column).strip()
        if plain:
            told[f"enc_{column}"] = seal(plain, table="party", column=column, row=row)
    for index in INDEXED:
        plain = getattr(said, index).strip()
        if plain and indexed:
            told[f"bx_{index}"] = index_of(index, plain)
    if code is not None:
        told["query_mac"] = code_mac(code)
    commitment = commit(salt, party_bytes(said))
    return Party(id=row, petition_id=petition, main=main, salt=salt, commitment=commitment, **told)


def index_of(column: IndexName, plain: str) -> bytes | None:
    """Give the blind index; None for nothing and for words that name nobody, which never stop a registration."""
    if not plain:
        return None
    try:
        return blind(column, plain)
    except Refused:
        return None


def party_bytes(said: PartyIn) -> bytes:
    """Give the bytes to which the commitment speaks: the plain fields, the further ones only where one was told."""
    further = any(getattr(said, column).strip() for column in FURTHER)
    return rfc8785.dumps([getattr(said, column).strip() for column in (SEALED if further else ALWAYS)])


def opened(party: Party) -> PartyIn:
    """Give the plain fields of a party; raises a sentence when the key is lost or the row was tampered with."""
    plain: dict[str, Any] = {
        column: open_sealed(sealed, table="party", column=column, row=party.pk) if sealed else ""
        for column in SEALED
        for sealed in (getattr(party, f"enc_{column}"),)
    }
    return PartyIn(**plain)
