"""The mathematics of linear diffusion networks in float64 NumPy.

Written from the formulas, to be read beside them: every kernel is the full [T, T] matrix, every attention forms its
[T, T] affinity. Nothing here is shared with the compiler, so that both cannot be wrong together.
"""
