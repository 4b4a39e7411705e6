"""Takes one frame of recordings apart, in the engine's process, if the user's device sent it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Thread

from exposure_check.engine.analysis import Analysis
from exposure_check.engine.ble_table import track_key
from exposure_check.engine.live import Clock, Send
from exposure_check.engine.observation import Place
from exposure_check.engine.ports import Source
from exposure_check.engine.reading_progress import ReadingProgress
from exposure_check.model.address import BleAddressKind
from exposure_check.model.dissection import Dissected, FrameWish
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch, Discard
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.talk import Said, Word
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection

PATIENCE = 10.0
"""Seconds that taking a frame apart may last: whoever made it may mean it to last for ever."""

RecordOf = Callable[[Sequence[str], FrameWish], tuple[int, bytes] | None]
"""Returns link type and octets of a record of files, None if there is none."""

Dissect = Callable[[int, bytes, Identifier | None], Dissected]
"""(link type, octets of the record, the address of the user's that sent it or None) to a tree.

Raises:
    ExposureCheckError: it cannot be taken apart here.
"""


_Sent = tuple[Place, bytes]
"""Who sent a frame, and the octets of it that were kept when it was heard."""


@dataclass(slots=True)
class FrameCheck:
    """Finds one frame, makes sure whose it is, and takes it apart.

    Attributes:
        analysis: the checks and what they need.
        source: the recordings, as one observation.
        selection: the user's rules.
        names: of the recordings.
        wish: which frame.
        record_of: finds its octets.
        dissect: takes it apart.
        stopped: whether the user does not want it any more.
    """

    analysis: Analysis
    source: Source
    selection: Selection
    names: Sequence[str]
    wish: FrameWish
    record_of: RecordOf
    dissect: Dissect
    stopped: bool = False

    def say(self, said: Said) -> None:
        """Take the user's word; may be called from another thread."""
        if said.word is Word.STOP:
            self.stopped = True

    def run(self, send: Send, clock: Clock) -> None:
        """Read to the end, to know whose the frame is by the same rules as a report does.

        Args:
            send: hands a message to the client, without waiting.
            clock: seconds, never set back.

        Raises:
            ExposureCheckError: it cannot be read, is not the user's, or cannot be shown.
        """
        progress = ReadingProgress(send, clock)
        observation = self.analysis.observation(self.selection)
        sent: _Sent | None = None
        for batch in self.source.batches():
            if self.stopped:
                return
            sent = sent or next(self._senders(batch), None)
            observation.observe(batch)
            progress.tell(self.source.progress(), observation.records)
        if sent is None:
            raise ExposureCheckError(Reason.FRAME_NOT_FOUND)
        sender, heard = sent
        examined = self.analysis.examine(observation, self.source, self.selection)
        if sender not in examined.places:
            raise ExposureCheckError(Reason.FRAME_NOT_YOURS)
        record, own = self.record_of(self.names, self.wish), _address(sender)
        if record is None or not _same(record[1], own, heard):
            raise ExposureCheckError(Reason.FRAME_NOT_FOUND)
        send(_in_time(lambda: self.dissect(*record, own)))

    def _senders(self, batch: Batch) -> Iterator[_Sent]:
        """Yield who sent the frame, and what was heard of it, if it is in a batch."""
        wanted = pack_frame(self.wish.source, self.wish.number)
        yield from (((Medium.WIFI, row[2]), row[8]) for row in batch.wifi if row[1] == wanted)
        yield from (((Medium.NET, row[2]), row[4]) for row in batch.net if row[1] == wanted)
        for form, rows in batch.ble.items():
            for row in (one for one in rows if one[1] == wanted):
                head = self.analysis.decoder.ble_head(form, row[3])
                if not isinstance(head, Discard):
                    yield (Medium.BLE, track_key(head)), row[3]


def _same(octets: bytes, own: Identifier | None, heard: bytes) -> bool:
    """Return whether a record is the one that was heard: the file may be another one by now."""
    if heard not in octets:
        return False
    address = own.value if own is not None else b""
    return isinstance(address, bytes) and (address in octets or address[::-1] in octets)


def _address(sender: Place) -> Identifier | None:
    _, key = sender
    if isinstance(key, bytes):
        return Identifier(IdentifierKind.ADDRESS, key)
    if key[0] is None:
        return None
    public = key[1] is BleAddressKind.PUBLIC
    return Identifier(IdentifierKind.ADDRESS if public else IdentifierKind.RANDOM_ADDRESS, key[0])


def _in_time(work: Callable[[], Dissected]) -> Dissected:
    """Return what comes of it; whatever a frame does to the library, it is one sentence.

    Raises:
        ExposureCheckError: FRAME_TOO_HARD, or what the work raised itself.
    """
    done: list[Dissected | ExposureCheckError] = []

    def run() -> None:
        try:
            done.append(work())
        except ExposureCheckError as error:
            done.append(error)
        except Exception:  # noqa: BLE001 a library's defect, met by a stranger's octets
            done.append(ExposureCheckError(Reason.FRAME_TOO_HARD))

    thread = Thread(target=run, name="dissect", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    came = done[0] if done else ExposureCheckError(Reason.FRAME_TOO_HARD)
    if isinstance(came, ExposureCheckError):
        raise came
    return came
