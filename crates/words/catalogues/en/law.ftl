law-title = Law in force
law-on = For the day { $day }
law-known-by = As known by { $day }
law-day = Legal day
law-show = Show
law-values = Values
law-parameter = Parameter
law-value = Value
law-chain = Basis, the deciding provision first
law-value-gap = No provision
law-value-conflict = Conflict
law-from = from { $from }
law-from-until = from { $from } until before { $until }
law-checked = checked by { $who } on { $day }
law-not-checked = checked by nobody
instrument-of-day = { $number } of { $day }
instrument-base = general rules
instrument-amends = amends
instrument-local = local
instrument-replaced = replaced
effect-sets = Sets
effect-replaced = Replaced
effect-delegates = Delegates
effect-narrows = Set locally
effect-repeals = Repeals
warn-list-unconfirmed = { $n ->
    [one] This list rests on a provision that nobody has compared with the document.
   *[other] This list rests on { $n } provisions that nobody has compared with the documents.
}
law-see-and-confirm = See and confirm each provision
law-confirm = Confirm: compared with the document
law-withdraw = Withdraw the confirmation
law-folder-faults = An instrument in the data folder cannot be used. The law is still what it was before the fault:
law-stale = These values were compared with the documents and have changed since; compare them again:
law-unconfirmed = { $n ->
    [one] A value below has not been compared with the document. Whoever holds it should compare and confirm it.
   *[other] { $n } values below have not been compared with the documents. Whoever holds them should compare and confirm each.
}
