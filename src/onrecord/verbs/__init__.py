"""The verbs of the library, a file each, and what they share.

`brief`, `build`, `check`, `cite`, `decide` (with `undo`), `explain`, `read` and `remove` are verbs. `checking` serves
`check`, and `writing` has a brief worded by a model. `intake`, `sameness`, `batches` and
`concluding` serve `build`, `pricing` is its dry run, `correcting` and `speakers_named` check what `decide` is told, and
`obeying` serves all that record. `acquire`, `export` and the verbs that tell of a record are at home in the rooms
before this one.
"""
