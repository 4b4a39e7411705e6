"""What leaves the machine or stays on it: exports, masked by an allow-list."""
