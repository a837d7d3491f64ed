"""Why an act may not be done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A Chinese sentence that the user may read, and the field to which it belongs, if any."""

    why: str
    field: str | None = None
