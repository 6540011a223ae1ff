-- Each voucher has its own balance in cents, and its entries add up to that.
SELECT count(*) FROM voucher
LEFT JOIN (SELECT voucher, sum(cents) AS cents FROM entry GROUP BY voucher) AS journal
       ON journal.voucher = voucher.id
WHERE (voucher.balance IS NULL) != (voucher.cents IS NULL)
   OR abs(voucher.cents - voucher.balance * 100) > 0.51
   OR journal.cents IS NOT voucher.cents
