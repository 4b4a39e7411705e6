"""What the user's own device says of itself, for the user to confirm."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from exposure_check.engine.ble_table import BleTable
from exposure_check.engine.observation import Place
from exposure_check.engine.ports import Decoder
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.subject.candidate import Medium

MAKERS = ("apple", "google", "microsoft", "samsung", "xiaomi", "meta", "tile")
"""First part of the ids of payload parts that only devices of one maker send."""

_MOST = 64
"""Payloads looked at."""


@dataclass(frozen=True, slots=True)
class Description:
    """A maker's id out of `MAKERS` or "", and the last name sent."""

    maker: str = ""
    name: Identifier | None = None


def describe(table: BleTable, own: Collection[Place], decoder: Decoder) -> Description:
    """Return what the addresses in ``own`` say; nothing of any other is looked into."""
    raws = (
        raw for key, track in table.items() if (Medium.BLE, key) in own for raw in track.payloads
    )
    payloads = [decoder.ble_payload(raw) for raw in islice(raws, _MOST)]
    names = [one.name for one in payloads if one.name]
    makers = [part.id.partition(".")[0] for one in payloads for part in one.parts]
    return Description(
        next((maker for maker in makers if maker in MAKERS), ""),
        Identifier(IdentifierKind.NAME, names[-1]) if names else None,
    )
