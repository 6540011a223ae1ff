-- Each voucher has its own balance in cents, and none has one column only.
SELECT count(*) FROM voucher
WHERE (balance IS NULL) != (cents IS NULL)
   OR abs(cents - balance * 100) > 0.51
