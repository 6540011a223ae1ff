SELECT id, created_at, subject
FROM ticket
WHERE account_id = :account
  AND status = 'open'
ORDER BY created_at DESC
LIMIT 20;
