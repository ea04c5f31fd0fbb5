"""Coreference: whom pronouns and descriptions stand for, by the mentions before them."""
