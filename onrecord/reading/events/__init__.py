"""Events in the types of PLOVER, and the control of regions."""
