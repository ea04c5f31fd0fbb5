"""What describes a release beside its tables: its card, changelog, citation and the metadata that machines read."""
