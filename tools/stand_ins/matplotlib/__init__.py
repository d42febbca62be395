"""Stands in for matplotlib where programs are timed: whatever is drawn goes nowhere."""


class _Nothing:
    def __call__(self, *_, **__):
        return _Nothing()

    def __getattr__(self, _):
        return _Nothing()

    def __getitem__(self, _):
        return _Nothing()

    def __iter__(self):
        return iter((_Nothing(), _Nothing()))


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Nothing()
