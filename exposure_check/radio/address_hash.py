"""The random address hash function ``ah`` by a well-kept AES, loaded only when asked for."""

from exposure_check.model.errors import ExposureCheckError, Reason


def address_hash(irk: bytes, prand: bytes) -> bytes:
    """Return ``ah(irk, prand) = AES-128(irk, 0^104 || prand) mod 2^24`` (Core Vol 3 Part H 2.2.2).

    Raises:
        ExposureCheckError: ``IDENTITY_KEY_NEEDS_LIBRARY``, the AES library is not installed.
    """
    try:
        from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 5 MB few users need
            Cipher,
            algorithms,
            modes,
        )
    except ImportError as error:
        raise ExposureCheckError(Reason.IDENTITY_KEY_NEEDS_LIBRARY) from error
    encryptor = Cipher(algorithms.AES128(irk), modes.ECB()).encryptor()  # noqa: S305 one block
    return encryptor.update(bytes(13) + prand)[13:]
