"""People with a device, strangers, and an engine's clock: for tests of live telling apart."""

from exposure_check.model.heard import Batch, BleForm
from exposure_check.model.talk import AskKind, Said, Word
from tests.engine.made import SECOND, advert

START = 1_700_000_000
"""What the clock of what is heard shows when the engine's shows 0."""

LAG = 1.0
"""Seconds between what the user does and what is heard of it."""


MOVED = 30
"""Decibels between near and away."""

_OFFS = (AskKind.SWITCH_OFF, AskKind.LAST_OFF, AskKind.NEAR_OFF)
_ONS = (AskKind.SWITCH_ON, AskKind.NEAR_ON)


class Device:
    """Advertises every second while it is on.

    Args:
        number: of its first address.
        changes: whether it takes a new address each time it is switched on.
    """

    def __init__(self, number, rssi=-45, changes=True, payload=b"name"):
        self.address, self.rssi, self.changes, self.payload = number, rssi, changes, payload
        self.on = True
        self.since = -100.0

    def switch(self, now, on):
        if on and not self.on and self.changes:
            self.address += 1
        self.on, self.since = on, now

    def sends(self, now):
        return self.on if now - self.since >= LAG else not self.on


class User:
    """Does what is asked, two seconds later."""

    def __init__(
        self, device, confirm=Word.YES, last_off=Word.DONE, obeys=True, near=Word.NO, worn=()
    ):
        self.device, self.confirm, self.last_off, self.obeys = device, confirm, last_off, obeys
        self.near, self.moves = near, (device, *worn)
        self.asked = []
        self._answered = 0

    def look(self, ask, now):
        """Return what the user says, if anything."""
        if not self.asked or self.asked[-1] is not ask.kind:
            self.asked.append(ask.kind)
        if ask.number == self._answered:
            return None
        self._answered = ask.number
        words = {
            AskKind.CONFIRM: self.confirm,
            AskKind.OFFER_NEAR: self.near,
            AskKind.LAST_OFF: self.last_off,
        }
        if words.get(ask.kind, Word.DONE) is not Word.DONE:
            return Said(words[ask.kind], ask.number)
        if ask.kind in (AskKind.TAKE_AWAY, AskKind.HOLD_NEAR):
            for one in self.moves:
                one.rssi += MOVED if ask.kind is AskKind.HOLD_NEAR else -MOVED
            return Said(Word.DONE, ask.number)
        if ask.kind in _OFFS or ask.kind in _ONS:
            if self.obeys:
                self.device.switch(now, ask.kind in _ONS)
            return Said(Word.DONE, ask.number)
        return None


def heard(devices, now):
    """What is heard of devices in one second."""
    rows = [
        advert(START + now, 1, one.address, one.payload, one.rssi)
        for one in devices
        if one.sends(now)
    ]
    time = int((START + now) * SECOND)
    return Batch(ble={BleForm.LINK_LAYER: rows}, frames=len(rows), first_time=time, last_time=time)


def time_of(now):
    """The engine's clock on the clock of what is heard."""
    return int((START + now) * SECOND)


def play(telling, user, others=(), seconds=600, until=None, begin=0):
    """Let the user go through it, second by second; returns the second at which it ended."""
    for now in range(begin, begin + seconds):
        telling.hear(heard([user.device, *others], now))
        ask = telling.ask(now)
        said = None if ask is None else user.look(ask, now)
        if said is not None:
            telling.answer(said, now, time_of(now))
        telling.step(now, time_of(now))
        if telling.over or (until is not None and until(telling)):
            return now
    return begin + seconds
