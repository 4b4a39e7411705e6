"""The one place that imports scapy: when a frame is to be looked into, in the engine's process.

By itself it would read this computer's routes, and write a cache into the user's folders: it is
kept from both, though it asks the kernel for interfaces. Nothing of it that sends is called.
"""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from exposure_check.model.errors import ExposureCheckError, Reason

LAYERS: Final[Mapping[int, tuple[str, str]]] = {
    1: ("l2", "Ether"),
    105: ("dot11", "Dot11"),
    113: ("l2", "CookedLinux"),
    127: ("dot11", "RadioTap"),
    192: ("ppi", "PPI"),
    251: ("bluetooth4LE", "BTLE"),
    256: ("bluetooth4LE", "BTLE_RF"),
    276: ("l2", "CookedLinuxV2"),
}
"""By link type: module and class of where a record begins.

Logs of a Bluetooth controller are not among them: a record of theirs may hold several devices.
"""

_NETWORK: Final = ("dhcp", "dhcp6", "dns", "llmnr", "netbios")
_ABOVE: Final = {1: _NETWORK, 113: _NETWORK, 192: ("dot11",), 276: _NETWORK}
"""What else to load, for what lies inside."""
_FOLDERS: Final = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


def first_layer(link: int) -> Callable[[bytes], Any]:
    """Return what takes a record of this link type apart.

    Raises:
        ExposureCheckError: FRAME_NOT_SHOWN, nothing does; FRAME_NEEDS_LIBRARY, scapy is missing.
    """
    if link not in LAYERS:
        raise ExposureCheckError(Reason.FRAME_NOT_SHOWN, code=str(link))
    module, name = LAYERS[link]
    logging.getLogger("scapy").setLevel(logging.CRITICAL)
    try:
        with _no_folders():
            settings = import_module("scapy.config").conf
            settings.route_autoload = settings.route6_autoload = False
            for more in _ABOVE.get(link, ()):
                import_module(f"scapy.layers.{more}")
            layers = import_module(f"scapy.layers.{module}")
    except ImportError as error:
        raise ExposureCheckError(Reason.FRAME_NEEDS_LIBRARY) from error
    made: Callable[[bytes], Any] = getattr(layers, name)
    return made


@contextmanager
def _no_folders() -> Iterator[None]:
    """Keep the library from making folders and files: its folders are a file that is none."""
    before = {name: os.environ.get(name) for name in _FOLDERS}
    os.environ.update(dict.fromkeys(_FOLDERS, os.devnull))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
