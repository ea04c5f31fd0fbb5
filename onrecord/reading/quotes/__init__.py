"""Quotes: attributions with their speakers become quotations, with their days, channels, repeats and nesting."""
