"""A Windows in memory, after Microsoft's documents: profiles, registry, netsh and who may what."""

import re

from exposure_check.setwindows.contents import CONNECTION, NEW_NETWORKS, PER_ADAPTER
from exposure_check.setwindows.protocol import Code, Stop

ADAPTER = "{11111111-2222-3333-4444-555555555555}"
CALLED = CONNECTION.path.replace(PER_ADAPTER, ADAPTER)
NEW = NEW_NETWORKS.path.replace(PER_ADAPTER, ADAPTER)
V3 = "http://www.microsoft.com/networking/WLAN/profile/v3"


def random_part(enable="true", everyday="false", seed="3121532143"):
    """In the shape of Microsoft's samples of exported profiles."""
    return (
        f'\n\t<MacRandomization xmlns="{V3}">'
        f"\n\t\t<enableRandomization>{enable}</enableRandomization>"
        + (f"\n\t\t<randomizeEveryday>{everyday}</randomizeEveryday>" if everyday else "")
        + (f"\n\t\t<randomizationSeed>{seed}</randomizationSeed>" if seed else "")
        + "\n\t</MacRandomization>"
    )


def profile(name="Hideaway-net", hidden="", random=""):
    return f"""<?xml version="1.0"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
	<name>{name}</name>
	<SSIDConfig>
		<SSID>
			<hex>{name.encode().hex().upper()}</hex>
			<name>{name}</name>
		</SSID>{hidden}
	</SSIDConfig>
	<connectionType>ESS</connectionType>
	<connectionMode>auto</connectionMode>
	<MSM>
		<security>
			<sharedKey>
				<keyType>passPhrase</keyType>
				<protected>true</protected>
				<keyMaterial>01000000D08C9DDF0115D1118C7A00C04FC297EB</keyMaterial>
			</sharedKey>
		</security>
	</MSM>{random}
</WLANProfile>
"""


class FakeWindows:
    """See `exposure_check.setwindows.windows.Windows`; ``admin`` may everything."""

    def __init__(self, *profiles, values=None, keys=(), admin=True, profiles_are_mine=True):
        self.saved = {re.search(r"<name>(.*?)</name>", one)[1]: one for one in profiles}
        self.registry = {(CALLED, "Name"): "Wi-Fi", **(values or {})}
        self.keys = {path for path, _ in self.registry} | set(keys)
        self.admin, self.mine = admin, profiles_are_mine
        self.asked = []

    def adapters(self):
        return [ADAPTER]

    def profiles(self, adapter):
        return list(self.saved) if adapter == ADAPTER else []

    def profile(self, adapter, name):
        if name not in self.saved:
            raise Stop(Code.GONE)
        return self.saved[name], 0

    def set_profile(self, adapter, xml, flags):
        self._may(self.mine)
        self.asked.append("WlanSetProfile")
        self.saved[re.search(r"<name>(.*?)</name>", xml)[1]] = xml

    def netsh(self, *arguments):
        self._may(self.mine and arguments[2] == "profileparameter")
        self.asked.append(" ".join(arguments))
        told = dict(one.split("=", 1) for one in arguments[3:])
        if arguments[2] == "randomization":
            assert told["interface"] == "Wi-Fi"
            self.registry[NEW, "RandomMacState"] = bytes([told["enabled"] == "yes", 0, 0, 0])
            return
        xml = self.saved[told.pop("name")]
        name = re.search(r"<name>(.*?)</name>", xml)[1]
        (key, word) = told.popitem()
        self.saved[name] = _randomised(xml, word) if key == "Randomization" else _hidden(xml, word)

    def value(self, path, name):
        return self.registry.get((path, name))

    def has_key(self, path):
        return path in self.keys

    def set_number(self, path, name, number):
        self._may()
        self.keys.add(path)
        self.registry[path, name] = number

    def take_away(self, path, name):
        self._may()
        self.registry.pop((path, name), None)

    def take_key_away(self, path):
        self._may()
        if not any(one == path for one, _ in self.registry):
            self.keys.discard(path)

    def _may(self, anyway=False):
        if not (self.admin or anyway):
            raise Stop(Code.NO_RIGHTS)


def _randomised(xml, word):
    """As the service may write it: the seed anew, and every element."""
    part = random_part("false" if word == "no" else "true", str(word == "daily").lower(), "77")
    bare = re.sub(r"\s*<MacRandomization.*</MacRandomization>", "", xml, flags=re.DOTALL)
    return bare.replace("\n</WLANProfile>", part + "\n</WLANProfile>")


def _hidden(xml, word):
    flag = "true" if word == "yes" else "false"
    bare = re.sub(r"\s*<nonBroadcast>.*</nonBroadcast>", "", xml)
    return bare.replace("</SSID>", f"</SSID>\n\t\t<nonBroadcast>{flag}</nonBroadcast>")
