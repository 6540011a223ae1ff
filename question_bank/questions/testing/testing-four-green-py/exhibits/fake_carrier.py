class FakeCarrier:
    """Gives the listed answers, one for each call."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.calls = 0

    async def rate(self, parcel):
        self.calls += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer
