board-title = Board of reviews
board-on = As of { $day }
board-sums = Sums
board-units-done = Units done
board-steps-done = Steps concluded
board-late = Late
board-late-units = units
board-entries = Plan entries
board-unit = Unit
board-deadline = Deadline
board-counts = Outcome
board-locked = list locked
board-level-done = { $done } of { $all } units locked
board-empty = No review has been opened yet. Once an organisation officer opens one, it appears here.
board-legend = Key to the signs
warn-unchecked = { $n ->
        [one] One provision
       *[other] { $n } provisions
    } used in this round { $n ->
        [one] has
       *[other] have
    } not been compared with the text itself.
warn-late = { $n ->
        [one] One unit is
       *[other] { $n } units are
    } past the deadline.
warn-lower-open = { $n ->
        [one] One lower unit has
       *[other] { $n } lower units have
    } not locked the list; the level above cannot draw on it yet.
warn-undetermined = { $n ->
        [one] One person lacks
       *[other] { $n } people lack
    } the data for a verdict.
warn-see = See
