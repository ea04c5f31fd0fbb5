"""What the hammer composes its texts of, and how it finds the smallest one that breaks."""
