"""The chain is the one the design writes down, byte for byte."""

import hashlib
from uuid import UUID

from xinfang.ledger.hashing import chain, first_prev

PETITION = UUID("00112233-4455-6677-8899-aabbccddeeff")


def test_the_first_link_follows_the_petition_itself() -> None:
    assert first_prev(PETITION) == hashlib.sha256(bytes.fromhex("01" + "00112233445566778899aabbccddeeff")).digest()


def test_a_link_covers_the_one_before_and_its_own_body() -> None:
    prev = bytes(range(32))
    assert chain(prev, b"{}") == hashlib.sha256(b"\x00" + prev + b"{}").digest()


def test_the_vectors_are_those_that_other_tools_compute() -> None:
    # printf '\x01\x00\x11\x22…\xff' | sha256sum, and printf '\x00' joined with 32 zero bytes and 'act' | sha256sum
    assert first_prev(PETITION).hex() == "9d9abba09247a7cd970c546537040ef26357531482e4560d3ee8f41532375f98"
    assert chain(bytes(32), b"act").hex() == "67ea2af057ba5dcec4adf45b7dc9cbf9a7dbd754819476a3caa9367481590899"


def test_a_start_is_never_a_link() -> None:
    assert first_prev(PETITION) != chain(b"", PETITION.bytes)
