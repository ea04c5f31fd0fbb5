"""Formats: a module for each kind of input, whose function `read` gives the drafts of the articles in an origin."""
