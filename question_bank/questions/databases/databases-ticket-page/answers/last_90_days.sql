SELECT id, created_at, subject
FROM ticket
WHERE account_id = :account
  AND status = 'open'
  AND created_at >= '2026-08-25 00:00'
ORDER BY created_at DESC
LIMIT 20;
