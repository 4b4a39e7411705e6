"""What the computer is called, and the services that tell local networks so.

Sources: machine-info(5), hostname(5), proc_sys_kernel(5); ``org.freedesktop.hostname1(5)``;
``org.freedesktop.resolve1(5)``: what a link says is what counts there; Avahi's
``avahi-daemon.conf(5)``. A service that is not running is not started by asking.
"""

from collections.abc import Iterator, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.ini import last_of, parsed, yes_or_no
from exposure_check.host.linux_dbus import Bus, Table
from exposure_check.host.reader import names_in, text_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, What, named

NAME_GIVES = (What.COMPUTER_NAME,)
NAME_KEY = "/proc/sys/kernel/hostname"
HOSTNAMED = "org.freedesktop.hostname1"
RESOLVED = "org.freedesktop.resolve1"
RESOLVED_GIVES = (What.LLMNR, What.MDNS)
AVAHI = "org.freedesktop.Avahi"
AVAHI_GIVES = (What.MDNS,)

_RESOLVED_MANAGER = f"{RESOLVED}.Manager"
_AVAHI_CONF = "/etc/avahi/avahi-daemon.conf"
_ANSWERS = {"yes": True, "resolve": False, "no": False}
"""``resolve``: asks others by their names, and tells nobody its own."""
_LONGEST_NAME = 255


def read_names(access: Access) -> Sequence[Reading]:
    """Read the name in use and the static one, out of files that everyone may read."""
    found = []
    for path in (NAME_KEY, "/etc/hostname"):
        try:
            lines = text_of(access, path).split()
        except UnreadError as error:
            found.append(Reading(What.COMPUTER_NAME, "", path, error.reason, Source.KERNEL_FILES))
            continue
        found += [_name(path, line, Source.KERNEL_FILES) for line in lines[:1]]
    return found


def read_hostnamed(access: Access) -> Sequence[Reading]:
    """Read the static and the pretty name, if hostnamed runs at the moment."""
    with Bus(access) as bus:
        told = bus.properties(HOSTNAMED, "/org/freedesktop/hostname1", HOSTNAMED)
    names = ((key, told.get(key)) for key in ("StaticHostname", "PrettyHostname"))
    return [_name(key, one, Source.HOSTNAMED) for key, one in names if isinstance(one, str) and one]


def _name(key: str, name: str, source: Source) -> Reading:
    value = Identifier(IdentifierKind.NAME, name[:_LONGEST_NAME])
    return Reading(What.COMPUTER_NAME, "", key, value, source)


def read_resolved(access: Access) -> Sequence[Reading]:
    """Read whether systemd-resolved answers by name, on the whole and on each link."""
    numbers = link_numbers(access)
    with Bus(access) as bus:
        whole = bus.properties(RESOLVED, "/org/freedesktop/resolve1", _RESOLVED_MANAGER)
        links: list[tuple[str, Table]] = []
        for name, number in numbers:
            body = ("GetLink", "i", (number,))
            try:
                path = bus.call(
                    RESOLVED, "/org/freedesktop/resolve1", f"{_RESOLVED_MANAGER}.{body[0]}",
                    body[1], body[2],
                )  # fmt: skip
                told = bus.properties(RESOLVED, str(path), f"{RESOLVED}.Link")
            except UnreadError:
                continue
            links.append((name, told))
    return list(resolved_readings(whole, links))


def link_numbers(access: Access) -> list[tuple[str, int]]:
    """Return names and numbers of the interfaces, but the one to the computer itself."""
    found = []
    try:
        for name in names_in(access, "/sys/class/net"):
            text = text_of(access, f"/sys/class/net/{name}/ifindex").strip()
            if name != "lo" and text.isdecimal():
                found.append((name, int(text)))
    except UnreadError:
        return found
    return found[:64]


def resolved_readings(whole: Table, links: Sequence[tuple[str, Table]]) -> Iterator[Reading]:
    """Return whether names are told: where the whole allows it *and* a link does."""
    for what, key in ((What.LLMNR, "LLMNR"), (What.MDNS, "MulticastDNS")):
        general = _ANSWERS.get(str(whole.get(key)))
        if general is None:
            yield Reading(what, "", f"Manager.{key}", Unread.NOT_UNDERSTOOD, Source.RESOLVED)
            continue
        yield Reading(what, "", f"Manager.{key}", general, Source.RESOLVED)
        for name, told in links:
            word = _ANSWERS.get(str(told.get(key)))
            if word is not None:
                both = general and word
                yield Reading(what, named(name), f"Link.{key}", both, Source.RESOLVED)


def read_avahi(access: Access) -> Sequence[Reading]:
    """Read whether Avahi runs, and whether its configuration keeps it from telling anything."""
    with Bus(access) as bus:
        bus.require(AVAHI)
    try:
        text = text_of(access, _AVAHI_CONF)
    except UnreadError as error:
        if error.reason is not Unread.NOT_THERE:
            raise
        text = ""
    return [Reading(What.MDNS, "", f"{_AVAHI_CONF} [publish]", publishes(text), Source.AVAHI)]


def publishes(text: str) -> bool:
    """Return whether Avahi tells the computer's name and addresses: it does unless told not to."""
    sections = parsed(text)
    off = yes_or_no(last_of(sections, "publish", "disable-publishing") or "no")
    addresses = yes_or_no(last_of(sections, "publish", "publish-addresses") or "yes")
    workstation = yes_or_no(last_of(sections, "publish", "publish-workstation") or "no")
    info = yes_or_no(last_of(sections, "publish", "publish-hinfo") or "no")
    return off is not True and (addresses is not False or workstation is True or info is True)
