"""Carries an order out: by netsh where Microsoft documents it, else by the same interface."""

from exposure_check.setwindows.contents import CONNECTION, NEW_NETWORKS, PER_ADAPTER, VALUES, Value
from exposure_check.setwindows.order import NEW, Order
from exposure_check.setwindows.profile_xml import HIDDEN, RANDOM, with_part
from exposure_check.setwindows.protocol import Code, Stop, Verb, token_of
from exposure_check.setwindows.windows import Windows

_NETSH = {RANDOM: "Randomization", HIDDEN: "nonBroadcast"}


def carry_out(order: Order, windows: Windows) -> None:
    """Change one setting.

    Raises:
        Stop: it was not done.
    """
    if order.what in _NETSH:
        _network(order, windows)
    elif order.what == NEW:
        _new_networks(order, windows)
    else:
        _value(order, windows)


def network_named(windows: Windows, adapter: str, network: str) -> str:
    """Return the name of the saved network that a digest stands for.

    Raises:
        Stop: GONE.
    """
    for name in windows.profiles(adapter):
        if token_of(adapter, name) == network:
            return name
    raise Stop(Code.GONE)


def at(value: Value, adapter: str) -> tuple[str, str]:
    """Return key and name of a registry value."""
    return value.path.replace(PER_ADAPTER, adapter), value.name


def _network(order: Order, windows: Windows) -> None:
    name = network_named(windows, order.adapter, order.network)
    if order.verb is Verb.SET:
        windows.netsh(
            "wlan", "set", "profileparameter", f"name={name}", f"{_NETSH[order.what]}={order.word}"
        )
        return
    xml, flags = windows.profile(order.adapter, name)
    try:
        windows.set_profile(order.adapter, with_part(xml, order.what, order.word or None), flags)
    except ValueError:
        raise Stop(Code.NOT_UNDERSTOOD) from None


def _new_networks(order: Order, windows: Windows) -> None:
    if order.verb is Verb.UNSET:
        windows.take_away(*at(NEW_NETWORKS, order.adapter))
        return
    called = windows.value(*at(CONNECTION, order.adapter))
    if not isinstance(called, str):
        raise Stop(Code.GONE)
    windows.netsh("wlan", "set", "randomization", f"enabled={order.word}", f"interface={called}")


def _value(order: Order, windows: Windows) -> None:
    path, name = at(VALUES[order.what], order.adapter)
    if order.verb is Verb.SET:
        windows.set_number(path, name, int(order.word))
        return
    windows.take_away(path, name)
    if order.verb is Verb.UNSET_KEY:
        windows.take_key_away(path)
