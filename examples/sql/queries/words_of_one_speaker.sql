SELECT published, q['cue']['text'] AS cue, q['text'] AS words
FROM (SELECT id, published, unnest(quotations(body)) AS q FROM articles)
WHERE q['speaker']['name'] = 'Zoé Tudal' AND q['kind'] = 'direct'
ORDER BY published, id, q['start']
LIMIT 10
