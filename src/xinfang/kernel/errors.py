"""Refusals whose message is a Chinese sentence that the user may read."""


class UserError(Exception):
    """Say in a whole Chinese sentence what went wrong and what to mend."""


class Refused(UserError):
    """Refuse a request; `field` names the form field to mend, where there is one."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        """Keep the sentence and the field it speaks of."""
        super().__init__(message)
        self.field = field


class Conflict(Refused):
    """Refuse because the petition has moved on since the user looked; shown with status 409."""


class NotFound(UserError):
    """Say that there is no such thing, or none that this user may know of."""
