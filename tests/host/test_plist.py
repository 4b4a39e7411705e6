import plistlib

import pytest

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.plist import plist_of, table_of
from exposure_check.model.setting import Unread


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_both_forms_are_read_and_told_to_a_recording(tmp_path, form):
    (tmp_path / "a.plist").write_bytes(plistlib.dumps({"key": [1]}, fmt=form))
    noted = []
    access = Access(tmp_path, note=lambda asked, answer: noted.append((asked, answer)))
    assert plist_of(access, "/a.plist") == {"key": [1]}
    assert noted == [("/a.plist", {"key": [1]})]


@pytest.mark.parametrize("octets", [b"", b"bplist00", b"<plist>", b"\xff\xfe"])
def test_what_is_none_is_not_understood(tmp_path, octets):
    (tmp_path / "a.plist").write_bytes(octets)
    with pytest.raises(UnreadError) as error:
        plist_of(Access(tmp_path), "/a.plist")
    assert error.value.reason is Unread.NOT_UNDERSTOOD


def test_what_holds_no_table_is_an_empty_one(tmp_path):
    (tmp_path / "a.plist").write_bytes(plistlib.dumps(["list"]))
    assert plist_of(Access(tmp_path), "/a.plist") == {}
    assert table_of("text") == {}
