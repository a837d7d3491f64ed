"""A petitioner's row while it waits with a proposal: sealed as it will be stored, beside the words."""

import json
from typing import Final

from xinfang.petitions.contents import INDEXED, SEALED, index_of, opened
from xinfang.petitions.models import Party, PendingCommand, PendingText

ROLE: Final = "party"


def sealed_words(party: Party, pending: PendingCommand) -> PendingText:
    """Give the row under which the petitioner waits, not yet saved; nothing in it can be read without the key."""
    told = {name: bytes(value).hex() for name in SEALED if (value := getattr(party, f"enc_{name}"))}
    return PendingText(
        id=party.pk,
        pending=pending,
        role=ROLE,
        plain=json.dumps(told),
        salt=party.salt,
        commitment=party.commitment,
    )


def party_in(text: PendingText) -> Party:
    """Give the petitioner who waits there, not yet saved."""
    told = json.loads(text.plain)
    row = Party(id=text.pk, petition_id=text.pending.petition_id, salt=text.salt, commitment=text.commitment)
    for name in SEALED:
        if name in told:
            setattr(row, f"enc_{name}", bytes.fromhex(told[name]))
    plain = opened(row)
    for column in INDEXED:
        setattr(row, f"bx_{column}", index_of(column, getattr(plain, column).strip()))
    return row
