"""As written_over, but a month is sent only when all of its results are there."""
from world import month_of

from written_over import Design as WrittenOver


class Design(WrittenOver):
    def statements(self, month):
        if all(c in self.fat for c, m in self.milk.items() if month_of(m["day"]) == month):
            super().statements(month)
