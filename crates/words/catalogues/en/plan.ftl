plan-title = Plan of { $unit }, term { $term }
plan-as-of = As of { $day }
plan-undecided = Not approved yet
plan-days = Days:
plan-structure = Structure of the whole list
plan-findings = { $n ->
        [one] One more check
       *[other] { $n } more checks
    } on the whole list: met or not applicable
plan-bands = Age bands
plan-seats = Seats
plan-planned = Planned
plan-bounds = Allowed
plan-incumbent = Incumbent
plan-empty = Nobody matches the filter, or the plan has no list yet.
plan-post-empty = Nobody is planned for this post.
filter-label = Filter the list
filter-text = Search
filter-text-hint = Name, post or unit; marks not needed
filter-status = Outcome
filter-verdict = Verdict
filter-any = Any
filter-as-of = As of
filter-apply = Show
filter-clear = Clear
filter-shown = Showing { $shown } of { $total } entries
plan-silent = No instrument in force speaks of { $n } rules, so they could not be checked: { $rules }. Whoever holds the documents should enter or confirm them.
