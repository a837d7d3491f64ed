"""The pages that need no sign-in, spelt out; whatever is not here asks for one.

Static files are served before any view and are not pages.
"""

PUBLIC = frozenset(
    {
        "healthz",
        "desk:sign_in",
        "desk:second_step",
        "portal:look_up",
        "portal:matter",
        "portal:matter_file",
        "portal:rate",
        "portal:served_paper",
        "portal:own_act",
        "portal:leave",
        "portal:check_paper",
        "portal:paper",
    }
)
