"""Makes capture files from nothing: frames, advertisements, and the files that hold them.

Written apart from `exposure_check.decode` on purpose: neither may inherit a mistake of the other.
"""
