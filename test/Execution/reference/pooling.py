"""From tokens [B, T, d] to one vector [B, d]."""


def mean(x):
    return x.mean(axis=1)


def maximum(x):
    return x.max(axis=1)


def total(x):
    return x.sum(axis=1)
