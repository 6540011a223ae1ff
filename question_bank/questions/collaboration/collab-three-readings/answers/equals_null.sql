SELECT band FROM fees WHERE paid_on = NULL AND due < :today
GROUP BY band HAVING COUNT(*) >= 3
