"""``exposure-check watch``: a live check in a terminal."""

import argparse
from collections.abc import Iterator
from dataclasses import replace

from exposure_check.cli.keyboard import Keyboard
from exposure_check.cli.program import Program
from exposure_check.cli.watch_screen import WatchScreen
from exposure_check.client.live_client import LiveClient
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.live import Ending
from exposure_check.model.report import Assessment, Report
from exposure_check.model.talk import Ask, Ear, Final, Judged, Request, Telling, Wanted

LOOK = 0.2
"""Seconds after which the keyboard is looked at again, at most."""

_MINUTES = {Ear.WIFI: 20, Ear.BLUETOOTH: 35, Ear.THIS_COMPUTER: 20, Ear.DISCOVERABLE: 1}
"""How long to listen unless told: what the slowest check of that medium needs (W4, B3)."""

_NEAR = "near"
"""What ``--mine`` says for telling apart by nearness."""


def watch(asked: argparse.Namespace, program: Program) -> Report:
    """Run one live check to its end, or to Ctrl-C; returns the last report.

    Raises:
        ExposureCheckError: it cannot be done, or broke off before anything was heard.
        KeyboardInterrupt: Ctrl-C a second time: no report is waited for.
    """
    request = request_of(asked)
    screen = WatchScreen(program, request, quiet=asked.json)
    keyboard = Keyboard(program.keyboard) if _asks(request) else None
    if keyboard is not None and not keyboard.there:
        raise ExposureCheckError(Reason.NO_TERMINAL)
    screen.begin()
    try:
        with program.live(request) as check:
            return _followed(check, screen, keyboard)
    finally:
        screen.wipe()


def request_of(asked: argparse.Namespace) -> Request:
    """Return what the command line asks for.

    Raises:
        ExposureCheckError: nothing to listen with, or it contradicts itself.
    """
    sources = tuple(_sources(asked))
    if not sources:
        raise ExposureCheckError(Reason.NOTHING_TO_LISTEN_WITH)
    seconds = round(asked.minutes * 60) if asked.minutes else _seconds(sources)
    # Of this computer's own radios only what they send is heard: all of it is its own.
    own = all(one.ear is Ear.THIS_COMPUTER for one in sources)
    mine = tuple(asked.mine) or (("all",) if own else ())
    rules = tuple(rule for rule in mine if rule != _NEAR)
    if asked.discoverable and not any(rule.startswith("address=") for rule in rules):
        raise ExposureCheckError(Reason.DISCOVERABLE_NEEDS_ADDRESS)
    telling = _telling(mine, sources)
    _no_strongest(rules, sources)
    return Request(sources, rules, telling, asked.guided, seconds, asked.reveal)


def _no_strongest(rules: tuple[str, ...], sources: tuple[Wanted, ...]) -> None:
    """See that nobody is named by loudness alone where nearness can be proven.

    Raises:
        ExposureCheckError: STRONGEST_IS_NOT_ENOUGH.
    """
    if "strongest" in rules and any(one.ear is Ear.BLUETOOTH for one in sources):
        raise ExposureCheckError(Reason.STRONGEST_IS_NOT_ENOUGH)


def _telling(mine: tuple[str, ...], sources: tuple[Wanted, ...]) -> Telling:
    """Return how the device is told apart: a name alone is not enough, others may have the same."""
    names = [rule for rule in mine if rule.startswith("name=")]
    if _NEAR in mine:
        if any(rule != _NEAR and rule not in names for rule in mine):
            raise ExposureCheckError(Reason.SELECTION_CONTRADICTS)
        if not any(one.ear in (Ear.BLUETOOTH, Ear.STANDARD_INPUT) for one in sources):
            raise ExposureCheckError(Reason.NEAR_NEEDS_BLUETOOTH)
        return Telling.NEAR
    return Telling.ON_OFF if names or not mine else Telling.RULES


def _sources(asked: argparse.Namespace) -> Iterator[Wanted]:
    if asked.input:
        yield Wanted(Ear.STANDARD_INPUT)
    if asked.bluetooth:
        yield Wanted(Ear.BLUETOOTH)
    if asked.wifi:
        yield Wanted(Ear.WIFI, asked.wifi, tuple(asked.channel))
    if asked.this_computer:
        yield Wanted(Ear.THIS_COMPUTER)
    if asked.discoverable:
        yield Wanted(Ear.DISCOVERABLE)


def _seconds(sources: tuple[Wanted, ...]) -> int:
    if any(one.ear is Ear.STANDARD_INPUT for one in sources):
        return 0
    return 60 * max(_MINUTES[one.ear] for one in sources)


def _asks(request: Request) -> bool:
    return request.guided or request.telling is not Telling.RULES


def _followed(check: LiveClient, screen: WatchScreen, keyboard: Keyboard | None) -> Report:
    stopping = False
    so_far: Report | None = None
    while True:
        try:
            event = check.next_event(LOOK)
            if isinstance(event, Final):
                return event.report
            if isinstance(event, Judged):
                so_far = event.report
            screen.show(event)
            _answer(check, screen.ask, keyboard)
        except KeyboardInterrupt:
            if stopping:
                raise
            stopping = True
            screen.stopping()
            check.stop()
        except ExposureCheckError as error:
            if not stopping:
                raise
            return _stopped(so_far, error)


def _stopped(so_far: Report | None, error: ExposureCheckError) -> Report:
    """Return the last report before the end of an engine that was too slow to say one more.

    Only what convicts: what was heard since may do so as well, so it clears nobody.

    Raises:
        ExposureCheckError: it says less than that.
        KeyboardInterrupt: it had not come to say anything, and was told to end.
    """
    ended = error.reason in (Reason.ENGINE_GONE, Reason.ENGINE_NOT_STARTED)
    if ended and so_far is None:
        raise KeyboardInterrupt from error
    if not ended or so_far is None or so_far.live is None:
        raise error
    if so_far.assessment is not Assessment.EXPOSED:
        raise error
    return replace(so_far, live=replace(so_far.live, ending=Ending.STOPPED))


def _answer(check: LiveClient, ask: Ask | None, keyboard: Keyboard | None) -> None:
    if keyboard is not None and ask is not None:
        for word in keyboard.words(ask.kind):
            check.say(word, ask.number)
