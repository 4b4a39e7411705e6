"""Wi-Fi without NetworkManager: wpa_supplicant alone, iwd, and systemd-networkd.

Sources: wpa_supplicant.conf(5), ``fi.w1.wpa_supplicant1``; iwd.config(5), iwd.network(5);
systemd.link(5), systemd.network(5). Files are read where everyone may; those with passwords in
them usually belong to root, and then that is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.ini import Section, last_of, parsed, yes_or_no
from exposure_check.host.linux_dbus import Bus, table
from exposure_check.host.reader import names_in, text_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import DhcpId, Of, Policy, Reading, Source, Unread, Value, What

IWD = "net.connman.iwd"
IWD_GIVES = (What.ADDRESS_POLICY, What.HIDDEN, What.DHCP_NAME)
NETWORKD = "org.freedesktop.network1"
NETWORKD_GIVES = (What.DHCP_NAME, What.DHCP_ID)

_IWD_CONF = "/etc/iwd/main.conf"
_IWD_POLICIES = {
    "disabled": Policy.HARDWARE,
    "once": Policy.PER_START,
    "network": Policy.PER_NETWORK,
}
_OBJECTS = "org.freedesktop.DBus.ObjectManager.GetManagedObjects"
_KNOWN = f"{IWD}.KnownNetwork"
_MOST = 500
_NETWORKD_FOLDERS = ("/etc/systemd/network", "/run/systemd/network", "/usr/lib/systemd/network")


def read_iwd(access: Access) -> Sequence[Reading]:
    """Read iwd's configuration and, by D-Bus, which networks it knows; only if iwd runs."""
    with Bus(access) as bus:
        objects = table(bus.call(IWD, "/", _OBJECTS))
    known = [table(table(one).get(_KNOWN)) for one in objects.values() if _KNOWN in table(one)]
    try:
        sections: Sequence[Section] = parsed(text_of(access, _IWD_CONF))
    except UnreadError as error:
        if error.reason is not Unread.NOT_THERE:
            raise
        sections = ()
    return list(iwd_readings(sections, known))


def iwd_readings(
    sections: Sequence[Section], known: Sequence[Mapping[str, object]]
) -> Iterator[Reading]:
    """Return what iwd does for new networks, and for each known one as far as it tells."""
    word = last_of(sections, "General", "AddressRandomization")
    policy = _IWD_POLICIES.get((word or "disabled").strip().lower(), Unread.NOT_UNDERSTOOD)
    key = f"{_IWD_CONF} [General] AddressRandomization"
    yield _iwd(What.ADDRESS_POLICY, "", key, policy)
    name = yes_or_no(last_of(sections, "IPv4", "SendHostname") or "no")
    told = Unread.NOT_UNDERSTOOD if name is None else name
    yield _iwd(What.DHCP_NAME, "", f"{_IWD_CONF} [IPv4] SendHostname", told)
    if not known:
        yield _iwd(What.HIDDEN, "", _KNOWN, False)
    for one in known[:_MOST]:
        ssid = str(one.get("Name", "")).encode()
        of = Identifier(IdentifierKind.NETWORK, ssid)
        # A network's own file may say otherwise; it belongs to root.
        yield _iwd(What.ADDRESS_POLICY, of, key, policy)
        yield _iwd(What.HIDDEN, of, "KnownNetwork.Hidden", one.get("Hidden") is True)


def _iwd(what: What, of: Of, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, key, value, Source.IWD)


def read_networkd(access: Access) -> Sequence[Reading]:
    """Read what systemd-networkd tells DHCP servers; only if it runs."""
    with Bus(access) as bus:
        bus.require(NETWORKD)
    files = []
    for name, path in sorted(_networkd_files(access, "", ".network").items()):
        parts = sorted(_networkd_files(access, f"/{name}.d", ".conf").items())
        paths = [path, *(part for _name, part in parts)]
        files.append((path, [one for part in paths for one in parsed(text_of(access, part))]))
    return list(networkd_readings(files))


def _networkd_files(access: Access, below: str, ending: str) -> dict[str, str]:
    """Return the paths of files by name; of those with one name the first folder's counts."""
    found: dict[str, str] = {}
    for folder in reversed(_NETWORKD_FOLDERS):
        with suppress(UnreadError):
            for name in names_in(access, f"{folder}{below}")[:_MOST]:
                if name.endswith(ending):
                    found[name] = f"{folder}{below}/{name}"
    return found


def networkd_readings(files: Sequence[tuple[str, Sequence[Section]]]) -> Iterator[Reading]:
    """Return what each ``.network`` file, with what was added to it, does by DHCP."""
    for path, sections in files:
        word = (last_of(sections, "Network", "DHCP") or "no").strip().lower()
        if word not in ("ipv4", "ipv6") and yes_or_no(word) is not True:
            continue
        if _for_containers(sections):
            continue
        anonymous = _says(sections, "Anonymize", default=False)
        sends = _says(sections, "SendHostname", default=True) and not anonymous
        key = f"{path} [DHCPv4] SendHostname"
        yield Reading(What.DHCP_NAME, "", key, sends, Source.NETWORKD)
        client = (last_of(sections, "DHCPv4", "ClientIdentifier") or "duid").strip().lower()
        which = DhcpId.LINK_ADDRESS if anonymous or client == "mac" else DhcpId.LASTING
        key = f"{path} [DHCPv4] ClientIdentifier"
        yield Reading(What.DHCP_ID, "", key, which, Source.NETWORKD)


def _for_containers(sections: Sequence[Section]) -> bool:
    """True for a file for links inside containers alone, such as systemd's own for host0."""
    virtual = (last_of(sections, "Match", "Virtualization") or "").strip().lower()
    kind = (last_of(sections, "Match", "Kind") or "").strip().lower()
    return virtual == "container" or kind == "veth"


def _says(sections: Sequence[Section], key: str, *, default: bool) -> bool:
    word = yes_or_no(last_of(sections, "DHCPv4", key) or "")
    return default if word is None else word
