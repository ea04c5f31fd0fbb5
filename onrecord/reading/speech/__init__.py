"""Speech: what is said, quoted or reported, by whom, and how the article brings it in."""
