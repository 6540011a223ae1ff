"""A part for each team, with one owner for each fact. The yard calls Money while it takes a tent back."""
from facts import OWNERS, TOUCHES, Yard


class Money:
    def __init__(self, world):
        self.world = world

    def came_back(self, number, size, went, agreed, came):
        last = max(came, agreed) if self.world.early_pays_agreed else came
        self.world.charge(number, size, last - went - self.world.charged.get(number, 0))


class Design:
    def __init__(self, world):
        self.yard, self.money = Yard(world), Money(world)
        self.out, self.free_from = self.yard.out, self.yard.free_from

    def back(self, number, day, wet):
        size, went, agreed = next(fact[1:4] for fact in self.yard.facts() if fact[0] == number)
        self.money.came_back(number, size, went, agreed, day)
        self.yard.back(number, day, wet)

    def correct(self, number, day):
        size, went, agreed = next(fact[1:4] for fact in self.yard.facts() if fact[0] == number)
        self.money.came_back(number, size, went, agreed, day)
        self.yard.correct(number, day)

    def jobs(self):
        return []
