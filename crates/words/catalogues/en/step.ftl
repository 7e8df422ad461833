step-title = Step { $n }: { $name }
step-n-of = Step { $n } of { $of }
step-not-convened = The conference has not been convened yet.
step-votes = Votes
step-feeds = This result feeds:
step-conference = Conference
step-day-place = When and where
step-chair = Chair
step-summoned = Summoned
step-present = Present
step-absent = Absent
step-quorum = Quorum
step-ballots = Ballots
step-issued = Issued
step-returned = Returned
step-not-returned = Not returned
step-valid = Valid
step-invalid = Invalid
step-threshold = Threshold
count-agree = Two independent counts agree
count-differ = The two counts differ in { $n ->
        [one] one number
       *[other] { $n } numbers
    }; count again
count-awaited = Waiting for the second count
count-first = First: { $who }
count-second = Second: { $who }
count-by-third = Two counts differed; a third settled it
count-electronic = Out of the electronic ballot box, opened by two people
count-third = Third: { $who }
