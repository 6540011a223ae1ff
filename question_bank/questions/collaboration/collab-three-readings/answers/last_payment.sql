SELECT band FROM fees GROUP BY band
HAVING MAX(paid_on) < date(:today, '-3 months')
