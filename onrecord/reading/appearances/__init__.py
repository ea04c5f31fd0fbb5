"""Appearances: what an article calls the people that it names, and what follows from that."""
