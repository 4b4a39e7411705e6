"""What drives a Wi-Fi radio on real computers: wpa_supplicant, NetworkManager, iwd; and hostapd."""

import os
import shutil
from pathlib import Path

from tests.lab.guest.process import Started, call, wait_for
from tests.lab.guest.wifi import CHANNELS, Radio

FREQUENCIES = " ".join(map(str, CHANNELS.values()))


def access_point(
    radio: Radio, name: str, logs: Path, channel: int = 6, password: str = ""
) -> Started:
    """Start a network called ``name``, open without a password; return when it is on the air."""
    config = Path(f"/tmp/hostapd-{radio.interface}.conf")  # noqa: S108
    text = f"interface={radio.interface}\nssid={name}\nchannel={channel}\nhw_mode=g\n"
    if password:
        text += f"wpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP\nwpa_passphrase={password}\n"
    config.write_text(text, encoding="utf-8")
    hostapd = Started(
        [*radio.there, "hostapd", str(config)], logs / f"hostapd-{radio.interface}.log"
    )
    hostapd.until("AP-ENABLED")
    return hostapd


def network(name: str, **options: object) -> str:
    """Return a wpa_supplicant block for an open network."""
    lines = [f'ssid="{name}"', "key_mgmt=NONE", f"scan_freq={FREQUENCIES}"]
    lines += [f"{key}={value}" for key, value in options.items()]
    return "network={\n" + "".join(f"  {line}\n" for line in lines) + "}\n"


def wpa_supplicant(radio: Radio, logs: Path, *networks: str, **options: object) -> Started:
    """Start wpa_supplicant with global ``options`` and blocks of ``network``."""
    config = Path(f"/tmp/wpa-{radio.interface}.conf")  # noqa: S108
    settings = {"ctrl_interface": "/run/wpa", "freq_list": FREQUENCIES, **options}
    text = "".join(f"{key}={value}\n" for key, value in settings.items()) + "".join(networks)
    config.write_text(text, encoding="utf-8")
    command = ["wpa_supplicant", "-i", radio.interface, "-c", str(config)]
    return Started(command, logs / f"wpa_supplicant-{radio.interface}.log")


def supplicant_file(radio: Radio, text: str) -> Path:
    """Write the file that ``wpa_supplicant@.service`` has for a radio; return where it is."""
    path = _of_service(radio)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)  # there are passwords in such files
    return path


def supplicant_service(radio: Radio, log: Path) -> Started:
    """Start wpa_supplicant as ``wpa_supplicant@.service`` does: with its file, without D-Bus."""
    return Started(["wpa_supplicant", f"-c{_of_service(radio)}", f"-i{radio.interface}"], log)


def _of_service(radio: Radio) -> Path:
    return Path(f"/etc/wpa_supplicant/wpa_supplicant-{radio.interface}.conf")


def system_bus(logs: Path) -> Started:
    """Start this scenario's own D-Bus system bus."""
    Path("/run/dbus").mkdir(parents=True, exist_ok=True)
    bus = Started(["dbus-daemon", "--system", "--nofork", "--nopidfile"], logs / "dbus.log")
    wait_for(Path("/run/dbus/system_bus_socket").exists)
    return bus


class NetworkManager:
    """NetworkManager with wpa_supplicant, in charge of one radio, with its default settings.

    ``settings`` is more text for NetworkManager.conf, for example a ``[device]`` section. With
    ``installed`` its files are where they are on any computer: `Computer` gives them a place.
    """

    def __init__(self, radio: Radio, logs: Path, settings: str = "", *, installed: bool = False):
        self.radio = radio
        system_bus(logs)
        # Kept by NetworkManager over restarts; here every scenario is the first start.
        shutil.rmtree("/var/lib/NetworkManager", ignore_errors=True)
        self.profiles = Path("/run/profiles")
        config = Path("/run/NetworkManager.conf")
        command = ["NetworkManager", "--debug", f"--config={config}"]
        if installed:
            self.profiles = Path("/etc/NetworkManager/system-connections")
            config = Path("/etc/NetworkManager/conf.d/50-lab.conf")
            command.pop()
        self.profiles.mkdir(mode=0o700, exist_ok=True)
        config.write_text(
            "[main]\nplugins=keyfile\nauth-polkit=false\ndns=none\n"
            f"[keyfile]\npath={self.profiles}\n"
            f"unmanaged-devices=except:interface-name:{radio.interface}\n"
            f"[logging]\nlevel=INFO\n{settings}\n"
        )
        self.supplicant = Started(["wpa_supplicant", "-u"], logs / "wpa_supplicant.log")
        self.log = logs / "networkmanager.log"
        self.manager = Started(command, self.log)
        self.manager.until(
            f"({radio.interface}): supplicant interface state: internal-starting", 180
        )

    def add(self, name: str, *settings: str, **wifi: str) -> None:
        """Add a profile for the network ``name``, open unless ``settings`` says otherwise."""
        command = ["nmcli", "connection", "add", "type", "wifi", "con-name", name, "ssid", name]
        command += ["autoconnect", "no", "ipv4.method", "disabled", "ipv6.method", "disabled"]
        for key, value in wifi.items():
            command += [f"wifi.{key.replace('_', '-')}", value]
        call(*command, *settings)

    def modify(self, name: str, *settings: str) -> None:
        """Change a profile: keys and values, one after the other."""
        call("nmcli", "connection", "modify", name, *settings)

    def search(self) -> None:
        """Search, and wait until it is over."""
        call("nmcli", "device", "wifi", "list", "ifname", self.radio.interface, "--rescan", "yes")

    def rescan(self) -> None:
        """Search now, as an open network menu does. A search that runs already will do, too."""
        try:
            call("nmcli", "device", "wifi", "rescan", "ifname", self.radio.interface)
        except RuntimeError:
            return

    def join(self, name: str) -> None:
        """Join a network that has a profile; a busy computer does not always find it at once."""
        for tries_left in (2, 1, 0):
            try:
                call("nmcli", "--wait", "120", "connection", "up", name, seconds=150)
            except RuntimeError:
                if not tries_left:
                    raise
            else:
                return

    def leave(self, name: str) -> None:
        """Leave it. If it is lost already, that will do, too."""
        try:
            call("nmcli", "connection", "down", name)
        except RuntimeError:
            return


def iwd(radio: Radio, logs: Path, known: tuple[str, ...] = (), settings: str = "") -> Started:
    """Start iwd for one radio; it joins the open networks in ``known`` by itself."""
    system_bus(logs)
    state, config = Path("/run/iwd-state"), Path("/run/iwd-config")
    state.mkdir()
    config.mkdir()
    for name in known:
        (state / f"{name}.open").write_text("[Settings]\nAutoConnect=true\n")
    (config / "main.conf").write_text(settings)
    return Started(
        ["/usr/libexec/iwd", "-p", radio.phy],
        logs / "iwd.log",
        env={**os.environ, "STATE_DIRECTORY": str(state), "CONFIGURATION_DIRECTORY": str(config)},
    )


def joined(radio: Radio, seconds: float = 150) -> None:
    """Wait until the radio has joined a network."""

    def connected() -> bool:
        interface = radio.station()
        try:
            return bool(interface) and "Connected to" in call("iw", "dev", interface, "link")
        except RuntimeError:  # being replaced
            return False

    wait_for(connected, seconds, 0.5)
