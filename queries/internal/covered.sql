--+ title: How far a source of the store goes
SELECT max(day) FROM (
    SELECT source, NULL::DATE AS day FROM dataset
    UNION ALL SELECT source, posted_on FROM filing
    UNION ALL SELECT source, greatest(updated_on, retrieved_on, issued) FROM document
) WHERE source = $source GROUP BY source
