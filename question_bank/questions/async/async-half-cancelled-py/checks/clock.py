"""An event loop whose clock jumps to the next timer: nothing here waits for real."""
import asyncio
import selectors


class _Jumping(selectors.SelectSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout:
            self.now += timeout
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self):
        return self._jumping.now


def now():
    return asyncio.get_running_loop().time()


def run(main):
    """Run a coroutine like asyncio.run, on the loop's own clock."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
