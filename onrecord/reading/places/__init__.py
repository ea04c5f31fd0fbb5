"""Places: toponyms, the evidence around them, and which of their namesakes is meant."""
