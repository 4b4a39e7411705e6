r"""The closed list: which registry values may be changed, and to what.

Sources: Microsoft, "ADMX_DnsClient" (``EnableMulticast``, 0 is off); ``EnableMDNS`` and
``NetbiosOptions`` (2 is off) as HardeningKitty and privacy.sexy set them; ``RandomMacState`` in
"Reference for Windows 11 settings", 2024.
"""

from typing import Final, NamedTuple

PER_ADAPTER: Final = "{adapter}"


class Value(NamedTuple):
    r"""One value, a REG_DWORD below HKEY_LOCAL_MACHINE.

    Attributes:
        path: its key; `PER_ADAPTER` stands for the adapter's GUID.
        name: its name.
        numbers: what it may be set to; what a user may have had there before included.
    """

    path: str
    name: str
    numbers: tuple[int, ...]


VALUES: Final[dict[str, Value]] = {
    "llmnr": Value(r"SOFTWARE\Policies\Microsoft\Windows NT\DNSClient", "EnableMulticast", (0, 1)),
    "mdns": Value(r"SYSTEM\CurrentControlSet\Services\Dnscache\Parameters", "EnableMDNS", (0, 1)),
    "netbios": Value(
        rf"SYSTEM\CurrentControlSet\Services\NetBT\Parameters\Interfaces\Tcpip_{PER_ADAPTER}",
        "NetbiosOptions",
        (0, 1, 2),
    ),
}

NEW_NETWORKS: Final = Value(
    rf"SOFTWARE\Microsoft\WlanSvc\Interfaces\{PER_ADAPTER}", "RandomMacState", ()
)
"""REG_BINARY of 4 octets, set by netsh and not by hand; only taken away where it was not."""

CONNECTION: Final = Value(
    r"SYSTEM\CurrentControlSet\Control\Network\{4D36E972-E325-11CE-BFC1-08002BE10318}"
    rf"\{PER_ADAPTER}\Connection",
    "Name",
    (),
)
"""What an adapter is called, for netsh; only read."""
