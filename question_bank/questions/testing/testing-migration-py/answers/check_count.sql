-- As many vouchers with cents as with a balance.
SELECT count(balance) - count(cents) FROM voucher
