--+ title: Ties by kind and source
--+ answers: How many ties of each kind does each source tell of?
--+ subject: Sources
--+ columns:
--+   kind: the kind of tie or thing
--+   source: the source
--+   nodes: ties or things of the kind that it tells of
--+ method: Each is counted once for a source, however many of its documents tell of it; what several sources tell of is
--+   counted for each.

SELECT kind, source, count(DISTINCT node) AS nodes FROM evidence
GROUP BY kind, source ORDER BY kind, source
