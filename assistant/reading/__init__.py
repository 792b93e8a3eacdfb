"""A report laid out for reading: blocks in printed order, addresses found, words searched."""
