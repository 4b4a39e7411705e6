from exposure_check.host.linux_radios import abilities_of


def number(value):
    return value.to_bytes(4, "little")


def test_features_come_in_one_piece_of_several():
    radios = [{1: number(0)}, {1: number(0), 143: number(1 << 29)}, {1: number(0), 2: b"phy0\0"},
              {1: number(1), 143: number(1 << 30)}]  # fmt: skip
    interfaces = [{1: number(0), 4: b"wlan0\0"}, {1: number(1), 4: b"wlan1\0"}, {1: number(2)},
                  {1: number(9), 4: b"wlan9\0"}, {}]  # fmt: skip
    assert [(one.of, one.value) for one in abilities_of(radios, interfaces)] == [
        ("wlan0", True),
        ("wlan1", False),
    ]
