"""As one_row, and a statement keeps its lines."""
from one_row import Design as OneRow


class Design(OneRow):
    def show(self, number):
        return self.world.sent[number][2]
