--+ title: Who signed which bill, once a member and bill, within a scope; who sponsors a bill signs it too
--+ method: A cosponsorship that was withdrawn counts only where the member rejoined, or where asked for.
WITH chosen AS (
    SELECT id, introduced_on FROM bill
    WHERE ($congress IS NULL OR congress = $congress)
        AND ($chamber IS NULL OR starts_with(bill_type, left($chamber, 1)))
        AND ($types IS NULL OR list_contains($types, bill_type))
        AND ($subject IS NULL OR list_contains(subject, $subject))
        AND ($committee IS NULL OR id IN (SELECT from_id FROM referral WHERE to_id = $committee))
),
signed AS (
    SELECT chosen.id AS bill, sponsorship.from_id AS member, coalesce(sponsorship.since, chosen.introduced_on) AS day, TRUE AS sponsors
    FROM sponsorship JOIN chosen ON chosen.id = sponsorship.to_id
    UNION ALL
    SELECT chosen.id, cosponsorship.from_id, cosponsorship.since, FALSE
    FROM cosponsorship JOIN chosen ON chosen.id = cosponsorship.to_id
    WHERE ($withdrawn OR cosponsorship.withdrawn_on IS NULL) AND (NOT $original OR cosponsorship.is_original)
)
SELECT member, bill, bool_or(sponsors) AS sponsors FROM signed
WHERE coalesce(day >= $since, TRUE) AND coalesce(day <= $until, TRUE)
    AND ($delegates OR NOT EXISTS (
        SELECT * FROM service WHERE service.from_id = member AND list_contains($territories, service.state)
            AND ($congress IS NULL OR service.congress = $congress)))
GROUP BY member, bill ORDER BY member, bill
