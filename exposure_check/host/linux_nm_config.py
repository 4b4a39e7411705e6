"""NetworkManager's merged configuration, as ``NetworkManager --print-config`` prints it.

Source: NetworkManager.conf(5), "CONNECTION SECTION", "DEVICE SECTION" and "Device List Format".
The print is the only place that shows the merged defaults; it has the sections of the highest
priority first. A condition that is not known here makes its section undecidable, not unmatched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from exposure_check.host.ini import Section, yes_or_no


class Undecidable(Exception):  # noqa: N818 - an answer, not a failure
    """It cannot be told whether a section is for a device."""


@dataclass(frozen=True, slots=True)
class Device:
    """What conditions ask about a device.

    Attributes:
        interface: its name.
        kind: ``wifi`` or ``ethernet``.
        driver, driver_version: as NetworkManager tells them.
        hardware: its permanent address, empty if unknown.
    """

    interface: str
    kind: str
    driver: str = ""
    driver_version: str = ""
    hardware: bytes = b""


def default_for(sections: Sequence[Section], group: str, key: str, device: Device) -> str | None:
    """Return the value that the first fitting section gives, None if none does.

    Args:
        sections: of the print, in its order.
        group: ``connection`` or ``device``: sections of that name, or that name and a dash.
        key: which key.
        device: whom it is for.

    Raises:
        Undecidable: a section that may be for the device has the key.
    """
    for section in _of_group(sections, group):
        if not _ends_or_gives(section, key):
            continue
        condition = section.keys.get("match-device")
        if condition is not None and not matches(condition, device):
            continue
        if key in section.keys:
            return section.keys[key]
        return None  # stop-match
    return None


def _of_group(sections: Sequence[Section], group: str) -> Iterator[Section]:
    for section in sections:
        if section.name == group or section.name.startswith(f"{group}-"):
            yield section


def _ends_or_gives(section: Section, key: str) -> bool:
    return key in section.keys or yes_or_no(section.keys.get("stop-match", "")) is True


def matches(condition: str, device: Device) -> bool:
    """Return whether a list of conditions fits; a negative one that fits wins over all.

    Raises:
        Undecidable: it depends on a condition that is not known here.
    """
    wanted: list[bool | None] = []
    for one in condition.replace(";", ",").split(","):
        spec = one.strip()
        if spec.startswith("except:"):
            excepted = _fits(spec.removeprefix("except:"), device)
            if excepted is None:
                raise Undecidable
            if excepted:
                return False
        elif spec:
            wanted.append(_fits(spec, device))
    if True in wanted:
        return True
    if None in wanted:
        raise Undecidable
    return not wanted and "except:" in condition


def _fits(spec: str, device: Device) -> bool | None:
    """Return whether one condition fits; None if it is of no known kind."""
    kind, colon, value = spec.partition(":")
    if not colon or spec.count(":") == 5:  # all, or a name or an address alone, of old
        return spec in ("*", device.interface) or _is_address(spec, device)
    match kind:
        case "interface-name":
            return _name_fits(value, device.interface)
        case "type":
            return value == device.kind
        case "driver":
            return _driver_fits(value, device)
        case "mac":
            return _is_address(value, device)
        case _:
            return None


def _name_fits(pattern: str, interface: str) -> bool:
    if pattern.startswith("="):
        return pattern[1:] == interface
    # "[" is an ordinary letter in these patterns, see g_pattern_spec_new().
    return fnmatchcase(interface, pattern.removeprefix("~").replace("[", "[[]"))


def _driver_fits(value: str, device: Device) -> bool:
    driver, slash, version = value.partition("/")
    if not fnmatchcase(device.driver, driver):
        return False
    return not slash or fnmatchcase(device.driver_version, version)


def _is_address(text: str, device: Device) -> bool:
    return bool(device.hardware) and text.lower() == device.hardware.hex(":")
