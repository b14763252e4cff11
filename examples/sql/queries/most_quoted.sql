SELECT q['speaker']['name'] AS speaker, count(*) AS quotations
FROM (SELECT unnest(quotations(body)) AS q FROM articles)
WHERE q['speech'] AND q['speaker'] IS NOT NULL
GROUP BY speaker
ORDER BY quotations DESC, speaker
LIMIT 10
