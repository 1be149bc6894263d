"""cluster: reading on many cores or machines through Daft, into a folder of claims that a record is made from.

`read_to_claims` cuts the inputs into batches and has workers read them; one process writes what they found as Parquet.
`record_claims` records from that. Reading is the function that `build` uses on one machine.
"""
