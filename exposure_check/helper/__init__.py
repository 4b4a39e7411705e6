"""The capture helper (Linux): the one privileged process, which only copies.

It opens one handle, gives up its rights, and copies what a kernel filter lets through, as pcapng,
to its standard output. It looks into no frame. Everything it is told are whole numbers on its
command line; everything it says beside the frames are codes of `exposure_check.helper.protocol`.

It stands alone: it imports nothing of the rest of the program, and nothing but the standard
library, so that what runs with rights can be read in one sitting. `program` is the place to begin.
"""
