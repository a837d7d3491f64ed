"""Why an act may not be done, or not by one person alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A Chinese sentence that the user may read, and the field to which it belongs, if any."""

    why: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class NeedsSecond(Refusal):
    """Nothing stands against the act, but it takes effect only when a second person confirms it; says why."""
