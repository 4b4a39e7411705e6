from pathlib import Path

from exposure_check.host.access import Access, SettingReader, UnreadError
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
