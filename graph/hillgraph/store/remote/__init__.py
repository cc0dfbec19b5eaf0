"""A store on a SPARQL 1.1 server: the RDF face of builds, each in graphs of its own beside others.

A build is made in a folder as ever and then pushed by the Graph Store Protocol. The graph STORE says which
builds are whole and which of them is live; a query is put to the graphs of the live one alone.

STORE                              what builds there are, the live one, and who is writing
STORE/000001/merged                the merged record, which takes the place of the default graph
STORE/000001/dataset/KEY           what one dataset says of things that others describe too
"""
