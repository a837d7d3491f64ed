"""Sessions in the database, asked for only under keys that could be ours."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions


class SessionStore(DatabaseSessions):
    """Django's sessions; a cookie may hold characters that the database refuses to be asked for."""

    def _validate_session_key(self, key: str) -> bool:
        ours: bool = super()._validate_session_key(key)  # type: ignore[misc]  # the stubs leave it out
        return ours and key.isascii() and key.isalnum()
