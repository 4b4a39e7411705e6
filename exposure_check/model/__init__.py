"""What every room may speak about: frozen facts, no behaviour beyond their own consistency.

Nothing here reads a clock, a file or a device. Times are integers, microseconds since the Unix
epoch; addresses are six bytes, most significant octet first, as they are written.
"""
