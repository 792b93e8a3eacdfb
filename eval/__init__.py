"""Judges the assistant on gold cases."""

import os

# Questions are encoded one by one: one thread is fastest (80 ms a question on two busy cores, 250 to
# 1,250 ms with two threads that wait for each other). Set before torch is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
