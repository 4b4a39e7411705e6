import sys

import pytest

from exposure_check.setfiles.carrying_out import carry_out
from exposure_check.setfiles.contents import FILES
from exposure_check.setfiles.order import read_order
from exposure_check.setfiles.protocol import Code, Stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")

SCAN = FILES["nm-scan"]
MAIN = b"# mine\n[General]\nName = x\n"


@pytest.fixture
def tree(tmp_path):
    for name in ("NetworkManager/conf.d", "systemd", "bluetooth"):
        folder = tmp_path / "etc" / name
        folder.mkdir(parents=True)
    for folder in (tmp_path, *tmp_path.rglob("*")):
        folder.chmod(0o755)
    return tmp_path


def do(root, *arguments, handed_over=b""):
    carry_out(read_order(arguments), str(root), lambda: handed_over)


def stopped(root, *arguments, handed_over=b""):
    with pytest.raises(Stop) as stop:
        do(root, *arguments, handed_over=handed_over)
    return stop.value.code


def test_a_file_of_our_own_comes_and_goes(tree):
    path = tree / SCAN.path.lstrip("/")
    do(tree, "set", "nm-scan", "yes")
    assert path.read_text() == SCAN.words["yes"]
    do(tree, "set", "nm-scan", "yes")
    do(tree, "unset", "nm-scan")
    assert not path.exists()
    assert path.parent.is_dir()
    do(tree, "unset", "nm-scan")


def test_a_folder_that_was_made_goes_too_if_nobody_else_uses_it(tree):
    folder = tree / "etc/systemd/resolved.conf.d"
    do(tree, "set", "resolved-names", "no")
    (folder / "other.conf").write_text("somebody's")
    do(tree, "unset-folder", "resolved-names")
    assert [one.name for one in folder.iterdir()] == ["other.conf"]
    (folder / "other.conf").unlink()
    do(tree, "set", "resolved-names", "no")
    do(tree, "unset-folder", "resolved-names")
    assert not folder.exists()


def test_what_somebody_else_wrote_under_our_name_is_not_overwritten(tree):
    path = tree / SCAN.path.lstrip("/")
    path.write_text("somebody's")
    assert stopped(tree, "set", "nm-scan", "yes") is Code.CHANGED_BETWEEN
    assert path.read_text() == "somebody's"


def test_a_key_is_set_and_all_octets_come_back(tree):
    path = tree / "etc/bluetooth/main.conf"
    path.write_bytes(MAIN)
    do(tree, "set", "bluez-privacy", "device")
    assert path.read_bytes() == b"# mine\n[General]\nPrivacy=device\nName = x\n"
    do(tree, "restore", "bluez-privacy", handed_over=MAIN)
    assert path.read_bytes() == MAIN


def test_only_that_key_can_be_restored(tree):
    path = tree / "etc/bluetooth/main.conf"
    path.write_bytes(MAIN)
    do(tree, "set", "bluez-privacy", "device")
    now = path.read_bytes()
    for other in (b"", MAIN + b"[Evil]\n", MAIN.replace(b"x", b"y")):
        code = stopped(tree, "restore", "bluez-privacy", handed_over=other)
        assert code is Code.CHANGED_BETWEEN
    assert path.read_bytes() == now
    path.unlink()
    assert stopped(tree, "restore", "bluez-privacy", handed_over=MAIN) is Code.CHANGED_BETWEEN


def test_a_file_that_was_not_there_goes_if_nothing_else_came_into_it(tree):
    path = tree / "etc/bluetooth/main.conf"
    do(tree, "set", "bluez-privacy", "device")
    do(tree, "unset-file", "bluez-privacy")
    assert not path.exists()
    do(tree, "set", "bluez-privacy", "device")
    path.write_bytes(path.read_bytes() + b"Name=x\n")
    assert stopped(tree, "unset-file", "bluez-privacy") is Code.CHANGED_BETWEEN
    do(tree, "unset", "bluez-privacy")
    assert path.read_bytes() == b"[General]\nName=x\n"


def test_cleaning_takes_only_what_a_crash_left(tree):
    path = tree / "etc/bluetooth/main.conf"
    path.write_bytes(MAIN)
    left = path.with_name(".main.conf.new")
    left.write_text("half")
    do(tree, "clean", "bluez-privacy")
    assert not left.exists()
    assert path.read_bytes() == MAIN
