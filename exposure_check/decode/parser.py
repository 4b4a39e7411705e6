"""The one narrow face of everything that reads captures: octets in, batches out."""

from exposure_check.decode import btsnoop, packetlogger
from exposure_check.decode.container import Chain, Container
from exposure_check.decode.pcap import FILE_HEADER as PCAP_HEADER
from exposure_check.decode.pcap import PcapFormat, is_pcap
from exposure_check.decode.pcapng import SECTION, PcapngContainer
from exposure_check.decode.sink import RecordSink
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Problem


class CaptureParser:
    """Reads one capture, of any known container, front to back.

    The caller feeds pieces of any size (60 KiB is best) and prepends to each what the last call
    left over::

        rest = b""
        for piece in pieces:
            data = rest + piece
            rest = data[parser.feed(data):]
            use(parser.take())
        parser.finish(len(rest))
        use(parser.take())

    How the octets are cut into pieces makes no difference to what is read. At most about 600 KB
    are ever left over. A compiled parser may take this class's place; it must keep to these four
    methods.
    """

    def __init__(self, source: int, sink: RecordSink | None = None) -> None:
        self._sink = sink or RecordSink(source)
        self._container: Container | None = None
        self._base = 0
        self._head = b""

    def feed(self, data: bytes) -> int:
        """Read whole records from ``data``.

        Returns:
            How many octets are done with; the caller keeps the rest. Never half a record.

        Raises:
            ExposureCheckError: not a capture (FILE_UNKNOWN_FORMAT), or nothing of it can be read
                (FILE_BROKEN); ``offset`` in octets and a technical ``code`` in the details.
        """
        header = 0
        container = self._container
        if container is None:
            self._head = data[:PCAP_HEADER]
            recognised = _recognised(self._sink, self._head)
            if recognised is None:
                return 0
            container, header = recognised
            self._container = container
            self._base = header
            data = data[header:]
        read = container.feed(data, self._base)
        self._base += read
        return header + read

    def finish(self, rest: int) -> None:
        """Learn that no more comes, and that ``rest`` octets were left over.

        Raises:
            ExposureCheckError: the source ended before it could be recognised, or before its
                header did.
        """
        if self._container is None:
            if not self._head:
                raise ExposureCheckError(Reason.FILE_EMPTY)
            known = is_pcap(self._head) or self._head.startswith(btsnoop.MAGIC)
            reason = Reason.FILE_BROKEN if known else Reason.FILE_UNKNOWN_FORMAT
            raise ExposureCheckError(reason, offset=len(self._head), code="cut-header")
        self._container.finish(rest, self._base)

    def take(self) -> Batch:
        """Hand over what was read since the last call."""
        return self._sink.take()

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        return self._sink.log.problems()


def _recognised(sink: RecordSink, head: bytes) -> tuple[Container, int] | None:
    """Return the container that begins so and the length of its header; None for more octets."""
    size = len(head)
    if is_pcap(head):
        return (Chain(sink, PcapFormat(sink, head)), size) if size == PCAP_HEADER else None
    if head.startswith(SECTION):
        return PcapngContainer(sink), 0
    if head.startswith(btsnoop.MAGIC):
        head = head[: btsnoop.FILE_HEADER]
        whole = len(head) == btsnoop.FILE_HEADER
        return (Chain(sink, btsnoop.BtsnoopFormat(sink, head)), len(head)) if whole else None
    if size < packetlogger.MIN_HEAD:
        return None
    order = packetlogger.byte_order(head)
    if order is None:
        raise ExposureCheckError(Reason.FILE_UNKNOWN_FORMAT, offset=0, code="no-known-magic")
    return Chain(sink, packetlogger.PacketLoggerFormat(sink, order)), 0
