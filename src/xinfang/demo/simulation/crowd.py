"""Arrivals of our own texts on the days before a day, for the demonstration and for tests."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival
from xinfang.demo.simulation.offices import Offices
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask, PartyIn

CHANNELS: Final = {"VISIT": 40, "ONLINE": 38, "LETTER": 12, "PHONE": 10}
SATURDAY: Final = 5
STRIDE: Final = 23  # prime to the number of texts, so that neighbours differ in kind
TWO_REQUESTS: Final = 8  # of a hundred claims
AGAIN: Final = 5  # of a hundred arrivals, those in which somebody writes again of the same


def crowd(count: int, *, until: date, days: int, offices: Offices, seed: str) -> Iterator[Arrival]:
    """Give so many arrivals on the `days` days up to `until`, fewer on weekends than on other days."""
    for number in range(count):
        dice = Dice(f"{seed}|crowd|{number}")
        day = until - timedelta(days=dice.below(days))
        if day.weekday() >= SATURDAY and dice.happens(60):
            day -= timedelta(days=day.weekday() - SATURDAY + 1 + dice.below(3))
        channel = dice.weighed(CHANNELS)
        writer = number - 1 if number and dice.happens(AGAIN) else number
        words = Dice(f"{seed}|crowd|{writer}|words")
        asks = _asks(writer, words)
        yield Arrival(f"crowd-{number:06d}", day, asks, _party(writer, offices, words, asks=asks), channel)


def _asks(number: int, dice: Dice) -> tuple[Ask, ...]:
    texts = _texts()
    first = _ask(*texts[number * STRIDE % len(texts)], dice)
    second = _ask(*dice.pick(texts), dice)
    both_claims = first.klass is second.klass is RequestClass.CLAIM and first.text[:6] != second.text[:6]
    return (first, second) if both_claims and dice.happens(TWO_REQUESTS) else (first,)


def _ask(klass: RequestClass, title: str, body: str, dice: Dice) -> Ask:
    return Ask(f"{dice.words(title)}\n{dice.words(body)}", klass)


def _party(number: int, offices: Offices, dice: Dice, *, asks: tuple[Ask, ...]) -> PartyIn:
    """Give a petitioner; accusers, and some others, leave no name."""
    if dice.happens(4) or any(ask.klass is RequestClass.ACCUSATION for ask in asks):
        return PartyIn()
    return somebody(number, offices, dice)


def somebody(number: int, offices: Offices, dice: Dice) -> PartyIn:
    """Give an invented petitioner of the county, of the number `number`."""
    names = _script()["names"]
    name = dice.pick(names["family"]) + dice.pick(names["given"])
    town = offices.names[dice.pick(offices.towns)]
    return PartyIn(name=name, phone=f"1393101{number % 10_000:04d}", address=f"涉县{town}{dice.pick(names['places'])}")


@cache
def _texts() -> tuple[tuple[RequestClass, str, str], ...]:
    groups = _script()["groups"]
    return tuple((RequestClass(group["class"]), title, body) for group in groups for title, body in group["texts"])


@cache
def _script() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))
