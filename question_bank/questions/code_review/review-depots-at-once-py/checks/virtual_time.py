"""An event loop whose clock jumps to the next timer: a test of ten seconds takes no time."""
import asyncio
import selectors


class Stuck(AssertionError):
    """Nothing is left that could ever wake the test."""


class Clock(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout is None:
            raise Stuck("nothing is left that could wake the test")
        self.now += timeout
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self._clock = Clock()
        super().__init__(self._clock)

    def time(self):
        return self._clock.now


def run(story):
    """Run a coroutine like asyncio.run; time passes on the loop's own clock only."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(story)
