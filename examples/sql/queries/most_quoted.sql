SELECT q['speaker']['name'] AS speaker, count(*) AS quotations, count(DISTINCT id) AS articles
FROM (SELECT id, unnest(quotations(body)) AS q FROM articles)
WHERE q['speech'] AND q['speaker'] IS NOT NULL
GROUP BY speaker
ORDER BY quotations DESC, speaker
LIMIT 10
