--+ title: Annual visa numbers by nationality and statute
--+ answers: How many of each visa are there a year for which nationality, counting what, by which section, in
--+   force or proposed?
--+ subject: Visas and agreements
--+ columns:
--+   visa: the class (thing)
--+   country: the nationality (thing)
--+   number: the annual number, empty where the nationality has none of its own (approvals a fiscal year)
--+   counts: what is counted against the number
--+   carved_from: the class whose number it is taken out of, where it is (thing)
--+   status: in force or proposed
--+   section: the section of the statute, or of the statute as the bill would have it
--+   terms: further terms
--+   document: the document that the merged record follows (thing)
--+   place: the place in it
--+ method: One row a class and nationality, from the merged record. The questions "disagreements-of" and
--+   "who-says" show what other documents say.
--+ reference: 8 U.S.C. 1184(g) for E-3, H-1B and H-1B1.
--+ limits: A number limits approvals, not visas issued, which "visas-issued" counts.

SELECT from_id AS visa, to_id AS country, number, counts, carved_from, status, statute AS section, text AS terms, document,
    locator AS place
FROM cap
ORDER BY number DESC NULLS LAST, visa, country, id
