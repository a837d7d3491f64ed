"""The petition's row as it stands before its first act."""

from typing import Any

from xinfang.kernel.codes import code_mac
from xinfang.law.acts import Act
from xinfang.law.terms import RequestState
from xinfang.ledger.hashing import first_prev
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.project import FOLD_VERSION

# What a petition's row says before its first act.
NEW = {"last_seq": 0, "reachable": False, "concealed": False, "imported_incomplete": False, "anomalies": [],
       "fold_version": FOLD_VERSION, "keeps_dates": False}  # fmt: skip


def opening_row(act: Act, *, query_code: str | None, inputs: Inputs) -> dict[str, Any]:
    """Give the petition's row as it stands before its first act `act`."""
    return NEW | {
        "id": act.petition,
        "number": act.payload["number"],
        "channel": act.payload["channel"],
        "received_on": act.happened_on,
        "state": RequestState.REGISTERED.value,
        "head_hash": first_prev(act.petition),
        "rulebook_digest": inputs.rulebook.digest,
        "calendar_digest": inputs.calendar.digest,
        "query_mac": code_mac(query_code) if query_code else None,
    }
