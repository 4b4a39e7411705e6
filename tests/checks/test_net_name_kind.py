import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.checks.net_name_kind import NameKind, is_only_address, name_kind, own_part

SHARED = [
    "iPhone",
    "iPad",
    "iphone.local",
    "iPhone-2.local",
    "iPhone (3)",
    "android",
    "Android.lan",
    "localhost",
    "Galaxy-S21",
    "Galaxy-A52s-5G",
    "Galaxy S21 FE",
    "Galaxy-Z-Flip4",
    "Pixel-7",
    "Pixel-7a",
    "Pixel 8 Pro",
    "MacBook-Pro.local",
    "Mac.home.arpa",
    "debian",
    "Galaxy-Tab-S8",
]
DEVICE_ID = [
    "android-1234567890abcdef",
    "DESKTOP-4KJ2H1Q",
    "LAPTOP-ABC12345.local",
    "3f2a9c0d11",
    "android-1234567890abcdef.lan",
]
OWN = [
    "Lucas-iPhone",
    "Kits-MacBook-Pro.local",
    "iPhone.corp.example",
    "Galaxy-Kit7",
    "Pixel-of-Kit",
    "Kit's iPad",
    "made._airplay._tcp.local",
    "HUAWEI_P30-a1b2",
    "iPhone von Kit",
    "",
    "decade",
    "iPhone-123",
    "Galaxy-S21-Kit",
    "GALAXY",
]
UUID = "3f2a9c0d-1111-4abc-8def-0123456789ab"


@pytest.mark.parametrize("name", SHARED)
def test_shared_names(name):
    assert name_kind(name) is NameKind.SHARED


@pytest.mark.parametrize("name", DEVICE_ID)
def test_names_with_a_number_of_one_device(name):
    assert name_kind(name) is NameKind.DEVICE_ID


@pytest.mark.parametrize("name", OWN)
def test_everything_else_is_an_own_name(name):
    assert name_kind(name) is NameKind.OWN


def test_random_looking_names():
    assert name_kind(f"{UUID}.local") is NameKind.RANDOM_LOOKING
    assert name_kind(UUID.replace("-4abc", "-1abc")) is not NameKind.RANDOM_LOOKING
    assert name_kind(f"{UUID}.example.org") is NameKind.OWN


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("host.Corp.Example.", ("host", "corp.example")),
        ("Kit. Mac._airplay._tcp.local", ("Kit. Mac", "")),
        ("0123abcd._sub._apple-mobdev2._tcp.local", ("0123abcd", "")),
        ("host", ("host", "")),
    ],
)
def test_own_part(name, parts):
    assert own_part(name) == parts


@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("da:3b:55:aa:01:02@fe80::d83b:55ff:feaa:102-supportsRP._apple-mobdev2._tcp.local", True),
        ("da3b55aa0102.local", True),
        ("android-da3b55aa0102", True),
        ("da3b55aa0102@Living Room._raop._tcp.local", False),
        ("made [da:3b:55:aa:01:02]._workstation._tcp.local", False),
        ("da3b55aa0102.corp.example", False),
        ("", True),
    ],
)
def test_names_that_are_only_an_address(name, only):
    assert is_only_address(name) is only


@given(st.text(max_size=300))
def test_any_name_has_a_kind(name):
    assert name_kind(name) in NameKind
    assert is_only_address(name) in (True, False)


@given(
    st.from_regex(r"[A-Z][a-z]{2,8}s?-(iPhone|iPad|MacBook-Pro|Pixel-7|Galaxy-S21)", fullmatch=True)
)
def test_a_word_before_a_model_is_never_shared(name):
    assert name_kind(name) is not NameKind.SHARED
