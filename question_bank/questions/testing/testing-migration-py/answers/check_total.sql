-- The same worth before and after, but for parts of a cent.
SELECT abs(sum(balance) * 100 - sum(cents)) > 10 FROM voucher
