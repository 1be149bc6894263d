"""The verbs of the library, a file each, and what they share.

`build`, `cite`, `decide` (with `undo`), `explain` and `read` are verbs. `intake`, `sameness` and `batches` serve
`build`, `pricing` is its dry run, `correcting` and `speakers_named` check what `decide` is told, and `obeying` serves
all that record. `acquire`, `export` and the verbs that tell of a record are at home in the rooms before this one.
"""
