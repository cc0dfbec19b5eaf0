-- How often members of each party stand behind a bill that was referred to each committee.
SELECT membership.to_id, referred.to_id, count(*)
FROM party_membership AS membership
JOIN (SELECT DISTINCT from_id, to_id FROM cosponsorship WHERE stands) AS stood ON stood.from_id = membership.from_id
JOIN (SELECT DISTINCT from_id, to_id FROM referral) AS referred ON referred.from_id = stood.to_id
WHERE membership.congress = '$congress'
GROUP BY ALL
