"""Sends a crowd's searches into the air through a monitor interface, until it is ended."""

import socket
import sys
import time

from tests.end_to_end.crowd import Crowd

RADIOTAP = bytes.fromhex("0000080000000000")
"""An empty radio header: the kernel chooses how to send."""
EVERY_S = 1.0


def main(interface: str, seed: int) -> None:
    """Send each stranger's search once a second."""
    crowd = Crowd(seed)
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as air:
        air.bind((interface, 0))
        number = 0
        while True:
            for frame in crowd.searches(number % 4096):
                air.send(RADIOTAP + frame)
            number += 1
            time.sleep(EVERY_S)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
