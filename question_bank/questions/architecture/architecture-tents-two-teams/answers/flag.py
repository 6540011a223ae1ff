"""Lee's proposal: days gets a flag, and counts in another way for an invoice."""
from today import OWNERS, TOUCHES, Design as Today


class Design(Today):
    def back(self, number, day, wet):
        self.records[number].update(came=day, wet=wet, state="drying")

    def days(self, record, for_invoice=False):
        if for_invoice:
            last = max(record["came"], record["agreed"]) if self.world.early_pays_agreed else record["came"]
            return last - record["went"]
        return super().days(record)

    def night(self, today):
        for number, record in sorted(self.records.items()):
            if record["state"] == "drying" and self.free_on(record) <= today:
                self.world.charge(number, record["size"], self.days(record, for_invoice=True))
                record["state"] = "free"
                self.free[number] = today
