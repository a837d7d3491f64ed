"""`xinfang places load FILE`: the places that matters are about, with their division codes."""

from argparse import ArgumentParser, Namespace

from xinfang.cli import reference

WHAT = "地点"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    reference.configure(parser, what=WHAT)


def run(args: Namespace) -> int:
    """Load the file."""
    return reference.load(args, _loader, what=WHAT)


def _loader() -> reference.Loader:
    from xinfang.petitions.reference_loading import load_places

    return load_places
