"""The whole command against a made NetworkManager on a private bus, in several languages."""

import json
import os
import subprocess
import sys

import pytest

from tests.fixes.services import DENIED, NM, Handlers, MadeNetworkManager
from tests.host.buses import PrivateBus
from tests.host.shapes_nm import profile

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="services of Linux"),
    pytest.mark.timeout(180),  # several commands one after the other, each with two audits
]

UUID = "11111111-2222-3333-4444-555555555555"
HIDDEN = "linux.hidden-network"
LOCALES = ("C", "de_DE.UTF-8", "zh_HK.UTF-8", "ar_EG.UTF-8", "zh_HK")


@pytest.fixture
def manager(tmp_path):
    bus = PrivateBus(tmp_path)
    made = MadeNetworkManager([profile(b"Hideaway-net", UUID, wireless=[("hidden", "b", True)])])
    services = Handlers(bus.address, [NM], made.handlers())
    made.address = bus.address
    yield made
    services.close()
    bus.close()


def fix(root, manager, folder, *arguments, locale="C"):
    environment = {key: one for key, one in os.environ.items() if not key.startswith("LC_")}
    changes = {"DBUS_SYSTEM_BUS_ADDRESS": manager.address, "LANG": locale, "LC_ALL": locale}
    done = subprocess.run(
        [sys.executable, "-m", "exposure_check", "fix", *arguments],
        cwd=root,
        env={**environment, **changes, "LANGUAGE": locale, "XDG_STATE_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="ascii",
        errors="replace",
        check=False,
    )
    assert "mistake" not in done.stderr
    return done


def hidden(manager):
    (settings,) = manager.profiles.values()
    found = settings["802-11-wireless"].get("hidden")
    return found is not None and found.value


def test_listed_applied_and_undone_in_every_language(root, manager, tmp_path):
    seen = []
    for locale in LOCALES:
        folder = tmp_path / locale
        told = [
            fix(root, manager, folder, *arguments, "--json", locale=locale)
            for arguments in ((), (HIDDEN, "--apply", "--yes"))
        ]
        assert not hidden(manager)
        told.append(fix(root, manager, folder, "--undo", "--json", locale=locale))
        assert hidden(manager)
        assert [one.returncode for one in told] == [0, 0, 0]
        documents = [json.loads(one.stdout) for one in told]
        assert HIDDEN in [one["fix"] for one in documents[0]["offers"]]
        assert [one["effect"] for one in documents[1]["done"]] == ["set"]
        assert documents[2]["done"][0]["entry"]["stage"] == "undone"
        seen.append([one["fix"] for one in documents[0]["offers"]])
        for one in told:
            assert "Hideaway" not in one.stdout
        assert "Hideaway" not in "".join(
            path.read_text() for path in folder.rglob("*") if path.is_file()
        )
    assert all(one == seen[0] for one in seen)


def test_a_refusal_leaves_all_as_it_was(root, manager, tmp_path):
    manager.refuse = DENIED
    done = fix(root, manager, tmp_path, HIDDEN, "--apply", "--yes")
    assert done.returncode == 1
    assert "does not let you change it" in " ".join(done.stderr.split())
    assert hidden(manager)


def test_normalised_by_the_service_is_not_held_and_put_back(root, manager, tmp_path):
    from dbus_fast import Variant

    def stubborn(settings):
        settings["802-11-wireless"]["hidden"] = Variant("b", True)
        return settings

    manager.changes = stubborn
    done = fix(root, manager, tmp_path, HIDDEN, "--apply", "--yes", "--json")
    assert json.loads(done.stdout)["refused"][0]["why"] == "not-held"
    assert hidden(manager)


def test_help_and_a_bare_system(root, manager, tmp_path):
    assert "--undo" in fix(root, manager, tmp_path, "--help").stdout
    manager.address = f"unix:path={tmp_path}/none"
    done = fix(root, manager, tmp_path)
    assert done.returncode == 0
    assert "linux.hidden-network" not in done.stdout
