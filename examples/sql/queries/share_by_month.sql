SELECT to_char(published, '%Y-%m') AS month, count(*) AS quotations,
       round(100.0 * count(*) FILTER (WHERE q['speaker']['gender'] = 'f') / count(*), 1) AS women,
       round(100.0 * count(*) FILTER (WHERE q['speaker']['gender'] = 'm') / count(*), 1) AS men
FROM (SELECT published, unnest(quotations(body)) AS q FROM articles)
WHERE q['speech'] AND q['speaker']['gender'] IS NOT NULL
GROUP BY month
ORDER BY month
