"""Who is measured: this program, and others that read the same input."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent

_TSHARK_WIFI = (
    "frame.time_epoch", "wlan.sa", "wlan.seq", "wlan.ssid", "wlan.tag.number",
    "wlan.supported_rates", "wlan.ht.capabilities", "wlan.extcap", "wlan.tag.oui",
    "wps.uuid_e", "radiotap.dbm_antsignal",
)  # fmt: skip
_TSHARK_BLE = (
    "frame.time_epoch", "btle.advertising_address", "btle.advertising_header.randomized_tx",
    "btcommon.eir_ad.entry.type", "btcommon.eir_ad.entry.device_name",
    "btcommon.eir_ad.entry.data", "btle.crc.incorrect",
)  # fmt: skip

_SCAPY = """
import logging, sys
logging.disable(logging.CRITICAL)
import {layer}
from scapy.utils import PcapReader
count = 0
with PcapReader(sys.argv[1]) as frames:
    for frame in frames:
        count += {wanted} in frame
print(count)
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """One program on one kind of input.

    Attributes:
        name: as shown.
        command: with ``{input}`` and ``{scratch}`` to be filled in.
        statuses: exit statuses that mean it did its work.
        environment: added for it.
        missing: what to install if it is not there; "" if it is.
    """

    name: str
    command: Sequence[str]
    statuses: tuple[int, ...] = (0,)
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""

    def on(self, source: Path, scratch: Path) -> list[str]:
        """Return the command for one input file."""
        filled = {"input": str(source), "scratch": str(scratch)}
        return [part.format_map(filled) if "{" in part else part for part in self.command]


def ours(*options: str) -> Contender:
    """Return this program: all checks on, the report as JSON."""
    command = [sys.executable, "-P", "-m", "exposure_check", "analyze", "{input}", "--json"]
    name = " ".join(["exposure-check analyze", *options])
    # As installed: byte code is there. An empty value undoes what a machine may have set.
    environment = {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(ROOT / "benchmarks" / "inputs" / "bytecode"),
    }
    return Contender(name, [*command, *options], (0, 1, 3), environment)


def hcxpcapngtool() -> Contender:
    """Return hcxpcapngtool: the names of networks that were seen."""
    command = ["hcxpcapngtool", "-E", "{scratch}/hcx.seen", "-R", "{scratch}/hcx.asked", "{input}"]
    return Contender("hcxpcapngtool -E -R", command, missing=_missing("hcxpcapngtool", "hcxtools"))


def tshark(*, ble: bool = False) -> Contender:
    """Return tshark: per frame, the fields that our checks use; nothing is grouped."""
    fields = [part for name in (_TSHARK_BLE if ble else _TSHARK_WIFI) for part in ("-e", name)]
    only = [] if ble else ["-Y", "wlan.fc.type_subtype==4"]
    command = ["tshark", "-n", "-r", "{input}", *only, "-T", "fields", *fields]
    return Contender("tshark -T fields", command, missing=_missing("tshark", "tshark"))


def scapy(*, ble: bool = False) -> Contender:
    """Return scapy's PcapReader: every frame dissected; nothing is grouped."""
    layer, wanted = "scapy.layers.dot11", "scapy.layers.dot11.Dot11ProbeReq"
    if ble:
        layer, wanted = "scapy.layers.bluetooth4LE", "scapy.layers.bluetooth4LE.BTLE_ADV"
    script = _SCAPY.replace("{layer}", layer).replace("{wanted}", wanted)
    command = [sys.executable, "-W", "ignore", "-c", script, "{input}"]
    return Contender("scapy PcapReader", command)


def _missing(program: str, package: str) -> str:
    return (
        "" if shutil.which(program) else f"sudo apt-get install --no-install-recommends {package}"
    )
