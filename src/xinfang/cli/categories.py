"""`xinfang categories load FILE`: categories of content, up to three levels, added to those that the program brings."""

from argparse import ArgumentParser, Namespace

from xinfang.cli import reference

WHAT = "内容分类"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    reference.configure(parser, what=WHAT)


def run(args: Namespace) -> int:
    """Load the file."""
    return reference.load(args, _loader, what=WHAT)


def _loader() -> reference.Loader:
    from xinfang.petitions.reference_loading import load_categories

    return load_categories
