"""Text blocks of the demonstration county, from `phrases.toml`."""

import tomllib
from importlib.resources import files

from xinfang.demo import cast
from xinfang.demo.county import unit
from xinfang.documents import phrases
from xinfang.documents.models import Phrase
from xinfang.documents.phrases import Block
from xinfang.kernel import clock
from xinfang.orgs.models import Person


def load_phrases() -> int:
    """Load the text blocks that the county's petition office shares, where there is none; give their number."""
    if Phrase.objects.exists():
        return 0
    by, office, at = Person.objects.get(username=cast.SECTION_HEAD), unit(cast.BUREAU), clock.now()
    told = tomllib.loads(files("xinfang.demo").joinpath("phrases.toml").read_text(encoding="utf-8"))
    for one in told["blocks"]:
        phrases.begin(office.pk, Block(one["part"], (), one["title"], one["words"], shared=True), by=by, at=at)
    return len(told["blocks"])
