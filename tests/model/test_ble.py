from exposure_check.model.ble import SET_HEADER, TRAIN_HEADER, AdStructure, Payload


def payload(*kinds: int) -> Payload:
    return Payload(tuple(AdStructure(kind, b"ab") for kind in kinds), False, None, (), b"")


def test_what_the_header_said_is_no_data() -> None:
    assert not payload().data
    assert not payload(SET_HEADER, TRAIN_HEADER).data
    assert payload(SET_HEADER, 0x09).data
