from pathlib import Path

import pytest

from exposure_check.host.access import Access, SettingReader, UnreadError, asking
from exposure_check.model.setting import Source, Unread, What


def test_paths_begin_at_the_root(tmp_path):
    assert Access(tmp_path).place("/etc/hostname") == tmp_path / "etc" / "hostname"
    assert Access().place("/etc/hostname") == Path("/etc/hostname")


def test_a_reader_that_fails_says_so_for_everything_it_gives():
    reader = SettingReader(Source.IWD, "the key", (What.HIDDEN, What.DHCP_NAME), lambda _: ())
    failed = reader.failed(Unread.NO_SERVICE)
    assert [(one.what, one.key, one.value) for one in failed] == [
        (What.HIDDEN, "the key", Unread.NO_SERVICE),
        (What.DHCP_NAME, "the key", Unread.NO_SERVICE),
    ]
    assert reader.failed(Unread.NO_RIGHTS, "a file")[0].key == "a file"


def test_an_error_carries_its_reason():
    error = UnreadError(Unread.TIME_OUT, "x")
    assert (error.reason, error.key, str(error)) == (Unread.TIME_OUT, "x", "time-out")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TimeoutError(), Unread.TIME_OUT),
        (PermissionError(), Unread.NO_RIGHTS),
        (FileNotFoundError(), Unread.NOT_THERE),
        (UnreadError(Unread.FAILED, "a file"), Unread.FAILED),
    ],
)
def test_what_the_system_refuses_has_a_reason(error, reason):
    with pytest.raises(UnreadError) as raised, asking(Unread.NOT_THERE, "a file"):
        raise error
    assert (raised.value.reason, raised.value.key) == (reason, "a file")


def test_a_mistake_of_ours_is_no_reason():
    with pytest.raises(KeyError), asking(Unread.NOT_THERE):
        raise KeyError
