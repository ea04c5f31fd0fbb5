"""Releases: versions of the dataset that prove themselves, and what lies between two of them."""
