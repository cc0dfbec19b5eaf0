--+ title: Agreements from signature to force
--+ answers: When was each agreement signed, approved, carried out by statute and put in force, and did that
--+   statute make a visa?
--+ subject: Visas and agreements
--+ columns:
--+   agreement: the agreement (thing)
--+   name: its name
--+   signed_on: the day of signature (date)
--+   approved_on: the day on which Congress passed the implementing bill, where known (date)
--+   ratified_on: the day on which the other side approved, where known (date)
--+   in_force_on: the day of entry into force (date)
--+   amended_on: the day from which an amendment holds, where there is one (date)
--+   statute: the statute that carries it out (thing)
--+   enacted_on: the day of that statute (date)
--+   visas: classes of visa that the statute made (short names)
--+   document: the document that the merged record follows (thing)
--+ method: One row an agreement and statute. A statute that made a visa without carrying out an agreement is in
--+   "visa-origins".

SELECT agreement.id AS agreement, agreement.label AS name, agreement.signed_on, agreement.approved_on, agreement.ratified_on,
    agreement.in_force_on, agreement.amended_on, statute.id AS statute, statute.enacted_on,
    (
        SELECT string_agg(DISTINCT creation.to_id, ', ' ORDER BY creation.to_id) FROM creation
        WHERE creation.from_id = statute.id AND creation.status = 'enacted'
    ) AS visas,
    agreement.document
FROM agreement
LEFT JOIN statute ON list_contains(agreement.implemented_by, statute.id)
ORDER BY agreement.in_force_on NULLS LAST, agreement.id, statute.id
