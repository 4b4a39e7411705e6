"""Real NetworkManager, polkit and hostnamed, in namespaces of their own: nothing of this machine is
changed. Needs root, and NetworkManager here or in a tree that EXPOSURE_CHECK_TREE names (one made
with ``debootstrap --include=network-manager,polkitd,libpam-systemd``)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TREE = Path(os.environ.get("EXPOSURE_CHECK_TREE", "/"))

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux"),
    pytest.mark.skipif(
        sys.platform == "linux" and os.geteuid() != 0, reason="namespaces of their own need root"
    ),
    pytest.mark.skipif(
        not (TREE / "usr/sbin/NetworkManager").exists() or not shutil.which("unshare"),
        reason="no NetworkManager; see the top of this file",
    ),
    pytest.mark.timeout(900),
]


@pytest.fixture(scope="module")
def seen(root, tmp_path_factory):
    namespaces = ["--mount", "--net", "--pid", "--uts", "--fork", "--kill-child"]
    done = subprocess.run(
        ["unshare", *namespaces, "sh", HERE / "real_services.sh", TREE, sys.executable, "-m",
         "tests.fixes.real_networkmanager", TREE, tmp_path_factory.mktemp("state")],
        cwd=root, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_fix_of_a_network_is_undone_to_the_last_octet(seen):
    assert len(seen["profiles"]) == 42, "six networks, seven fixes"
    assert not [one for one in seen["profiles"] if not one["identical"]]
    changing = [one for one in seen["profiles"] if one["fix"] == "linux.wifi-address"]
    assert all(len(one["changed"]) == 1 for one in changing), seen["version"]


def test_passwords_stay_where_they_are_and_nowhere_else(seen):
    assert all(one["secrets"] and one["kept"] for one in seen["profiles"])


def test_files_of_ours_are_understood_and_gone_again(seen):
    assert {one["file"] for one in seen["drop-ins"]} == {
        "nm-address", "nm-scan", "nm-dhcp-name", "nm-direct-name"
    }  # fmt: skip
    assert all(one["merged"] and one["gone"] for one in seen["drop-ins"]), seen["drop-ins"]


def test_polkit_says_no_to_a_user_without_rights(seen):
    assert seen["refused"] == 10


def test_killed_at_every_line_it_is_undone_all_the_same(seen):
    assert seen["crashes"] > 60


def test_the_computers_name_comes_back(seen):
    if seen["host-name"] is None:
        pytest.skip("no hostnamed in this tree")
    assert seen["host-name"] == {"set": True, "identical": True}
