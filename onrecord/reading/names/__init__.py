"""Names: runs of capitals, what they are carved into, and what sort of thing each names."""
