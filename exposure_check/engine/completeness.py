"""Whether the evidence may lack signals of the user's device, so that nothing clears it."""

from collections.abc import Collection, Mapping

from exposure_check.engine.observation import Observation
from exposure_check.model.address import is_local
from exposure_check.model.evidence import Coverage, Evidence
from exposure_check.model.heard import Discard
from exposure_check.subject.selection import Selection

_LOCAL = 0x02


def incomplete(
    observation: Observation,
    selection: Selection,
    evidence: Evidence,
    mine: int,
    discarded: Mapping[Discard, int],
) -> bool:
    """Return whether something of the user's device was cut off, let go or left unjudged.

    Frames lost to noise are not meant: those hit any frame alike. A snapshot length takes away
    the long frames, which hold the names; a full table the addresses silent for longest. Data
    without a sender is the user's if everything in the recording is.

    Args:
        observation: the tables.
        selection: the user's rules; addresses and keys they give are never let go.
        evidence: what is judged.
        mine: good frames of the user's device.
        discarded: what was left out.
    """
    if discarded.get(Discard.CUT_BY_CAPTURE) or discarded.get(Discard.MAYBE_HOTSPOT):
        return True
    if discarded.get(Discard.DATA_NOT_READ) and evidence.wifi:
        return True
    if discarded.get(Discard.NO_SENDER) and selection.rule in ("", "all"):
        return True
    judged = sum(
        one.frames for emitters in (evidence.wifi, evidence.ble, evidence.net) for one in emitters
    )
    if judged < mine or searches_unjudged(evidence):
        return True
    let_go = (observation.wifi, observation.ble, observation.net)
    pinned = selection.rule in ("address", "irk") and not selection.names
    return not pinned and any(table.devices_dropped for table in let_go)


def maybe_hotspots(points: Collection[bytes], selection: Selection) -> int:
    """Return how many access points may be a hotspot of the user's own device.

    A phone draws the address of its hotspot; of makers' addresses nearly all are routers'. If only
    some of what was heard is the user's, none but those with an address that the user gave, or one
    made of it, may be.

    Args:
        points: addresses of access points heard.
        selection: the user's rules.
    """
    if selection.rule in ("", "all"):
        return sum(map(is_local, points))
    given = selection.addresses
    return sum(
        point in given or bytes((point[0] ^ _LOCAL, *point[1:])) in given for point in points
    )


WIFI_SECONDS = 600
"""Shortest recording of Wi-Fi that may clear a device (rule W4: at least 10 minutes)."""

WIFI_SPAN = WIFI_SECONDS // 2
"""Shortest time from the device's first frame to its last: half of that, as searches are rare."""


def too_short(evidence: Evidence, coverage: Coverage) -> bool:
    """Return whether Wi-Fi was heard for less time than it takes to clear a device.

    Three rounds of searching in ten seconds show that addresses change; they do not show what a
    device does when its screen is off. Bluetooth needs two changes of address, which takes long.
    """
    if not evidence.wifi:
        return False
    first = min(one.first for one in evidence.wifi)
    last = max(one.last for one in evidence.wifi)
    return coverage.seconds < WIFI_SECONDS or last - first < WIFI_SPAN * 1_000_000


def searches_unjudged(evidence: Evidence) -> int:
    """Return how many frames of searches were heard beyond what is kept and judged."""
    return sum(max(0, one.probes - sum(run.frames for run in one.runs)) for one in evidence.wifi)
