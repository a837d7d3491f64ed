"""The regulation as pure functions: calendars, periods, rules, acts, check and fold."""
