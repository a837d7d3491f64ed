"""Settings from typed environment values, URLs, WSGI and system checks."""
