"""The user's next address: where it begins as the last one ended, and nobody else could have.

Only used for a device that a live test told apart and that changes its address by itself.

An address is taken for the next one of the user's if it began within 2 s after the last one fell
silent, is of the same kind and about as strong (`exposure_check.subject.turns`), is the only such
one, and a stranger would begin there in fewer than 1 in 1,000 such moments: strangers of that kind
and strength that began so far, plus a half (Jeffreys' prior), per second, times 2 s. Otherwise the
device is lost, and what is known of it is incomplete.
"""

from collections.abc import Iterable

from exposure_check.subject.answer import WRONG
from exposure_check.subject.chance import GATE_DB
from exposure_check.subject.heard import Heard
from exposure_check.subject.turns import HANDOVER, hands_over

SILENT = 12_000_000
"""An address that was not heard for so long, µs, has been given up."""

Arrival = tuple[str, float | None]
"""(kind, strength) of an address that came while listening."""


def next_address(
    last: Heard, heard: Iterable[Heard], arrivals: Iterable[Arrival], seconds: float
) -> Heard | None:
    """Return the address that followed ``last``, None if that cannot be known.

    Args:
        last: the user's last address, silent for `SILENT`.
        heard: all addresses of its medium.
        arrivals: of every address that came while listening.
        seconds: how long was listened.
    """
    found = [one for one in heard if one.key != last.key and hands_over(last, one)]
    if len(found) != 1:
        return None
    came = sum(_alike(last, kind, rssi) for kind, rssi in arrivals)
    # The user's own next address is one of those that came.
    chance = (max(came - 1, 0) + 0.5) / max(seconds, 1.0) * HANDOVER / 1_000_000
    return found[0] if chance <= WRONG else None


def _alike(last: Heard, kind: str, rssi: float | None) -> bool:
    level = last.presence.rssi
    return kind == last.kind and (rssi is None or level is None or abs(rssi - level) <= GATE_DB)
