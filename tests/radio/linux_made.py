"""A made Linux computer, for questions about what it can do."""

from exposure_check.radio.abilities_linux import LinuxFacts
from exposure_check.radio.ble_trouble import Trouble, failed


def facts(
    *, trouble=None, monitors=True, obstacle=None, root=False, controllers=True,
    wifi=("wlan0",), can_monitor=True, wifi_blocked=False,
) -> LinuxFacts:  # fmt: skip
    from exposure_check.radio.bluez import AdapterState

    def adapter() -> AdapterState:
        if trouble is not None:
            raise failed(Trouble(trouble))
        return AdapterState("hci0", True, False, True, monitors, 0)

    return LinuxFacts(
        adapter, lambda: obstacle, lambda: root, lambda: controllers, lambda: wifi,
        lambda _: can_monitor, lambda: wifi_blocked,
    )  # fmt: skip
