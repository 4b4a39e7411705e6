"""What the engine needs from the world to hear; `exposure_check.wiring` plugs it in."""

from collections.abc import Iterator
from typing import Protocol

from exposure_check.model.ble import AdvertHead, Payload
from exposure_check.model.heard import Batch, BleForm, Discard, Problem
from exposure_check.model.live import Manner
from exposure_check.model.net import NetFact
from exposure_check.model.wifi import WifiBody


class Source(Protocol):
    """Something that hears: files, standard input, later radios. Read once, front to back."""

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard, in order of time within what the source can know.

        Raises:
            ExposureCheckError: the source cannot be read at all.
        """
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        ...

    @property
    def count(self) -> int:
        """How many sources are heard as one."""
        ...

    def progress(self) -> float | None:
        """Return the share read so far, 0 to 1, or None if the length is not known."""
        ...


class LiveSource(Source, Protocol):
    """A source that hears now.

    `batches` yields at least ten times a second, an empty batch if nothing was heard, and ends
    soon after `stop` or when the radio is gone; what ended it is an `ExposureCheckError` with its
    own reason.
    """

    def stop(self) -> None:
        """Ask the source to end; may be called from another thread, more than once."""
        ...

    @property
    def manner(self) -> Manner:
        """How it hears."""
        ...


class Decoder(Protocol):
    """Interprets a row's raw bytes; total functions: no input makes them raise."""

    def wifi_body(self, subtype: int, raw: bytes) -> WifiBody:
        """Decode a management frame body (see `exposure_check.model.heard.WifiRow`)."""
        ...

    def ble_head(self, form: BleForm, raw: bytes) -> AdvertHead | Discard:
        """Decode whose advertisement it is, or say why it must be left out (CRC, too short)."""
        ...

    def ble_payload(self, payload: bytes) -> Payload:
        """Decode advertising data (`AdvertHead.payload`)."""
        ...

    def net_facts(self, protocol: int, sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
        """Decode what a packet told the network (see `exposure_check.model.heard.NetRow`)."""
        ...


class AddressHash(Protocol):
    """The random address hash function ``ah`` (Core Vol 3 Part H 2.2.2)."""

    def __call__(self, irk: bytes, prand: bytes) -> bytes:
        """Return the 3-octet hash of the 3-octet ``prand`` under the 16-octet ``irk``.

        Both arguments and the result are most significant octet first.
        """
        ...
