"""What the figures mean: a module a task, from gold rows and predicted rows to figures.

A figure's name is a path (`direct_joint.f1`); its value is a share between 0 and 1 unless its definition says
otherwise, and None where nothing was measured.
"""
