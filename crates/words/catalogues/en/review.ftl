review-title = Review of { $unit }, term { $term }
review-opened = Opened on { $day }
review-age-month = Ages counted at { $month }
review-instruments = Instruments
review-sums = Summary
review-procedure = The procedure, step by step
review-decided = Approved:
review-locked = List locked on { $day }.
review-see-plan = See the plan
review-leaving = Who must leave, or may have to
review-leaving-n = { $n ->
        [one] One entry
       *[other] { $n } entries
    } must leave or be considered
review-leaving-none = Nobody must leave the plan.
review-joining = Who could join
review-joining-n = { $n ->
        [one] One entry
       *[other] { $n } entries
    } could be added
review-joining-none = Nobody meets the conditions without being planned already.
review-uncertain = To be considered
step-roster = Who takes part
step-summoned-n = ({ $n } summoned)
step-voting = Voting
step-deadline = Deadline
voting-secret = Secret ballot
voting-hands = Show of hands
voting-none = No vote
do-convene = Draw up the roster and convene
do-hold = Record attendance
do-count = Enter the count
do-papers = Print minutes and papers
do-conclude = Conclude this step
do-reopen = Reopen this step
do-reopen-reason = Reason for reopening
do-decide = Approve the plan
do-decide-number = Decision number
