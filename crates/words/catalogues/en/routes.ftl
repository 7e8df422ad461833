# Indexes, search, forms; names of codes.
confidence-invented-why = Made up for the demonstration, no real rule
plan-kind-name-committee = Party committee
plan-kind-name-titles = Leadership titles
plan-name-committee = Plan for the Party committee
plan-name-titles = Plan for leadership and management titles
plan-tabs = The plans of this unit
tab-with-term = { $name }, { $term }
level-name-province = Provinces
level-name-district = Districts
level-name-commune = Communes
level-name-agency = Agencies and offices
level-and-kind = { $level }: { $kind }
board-name = Review and supplement of plans, term { $terms }
board-name-empty = Review and supplement of plans
step-short = Step { $n }
review-name-committee = Review of the plan for the Party committee
review-name-titles = Review of the plan for leadership and management titles
review-waiting = Step 1 cannot be called yet: waiting for { $units } to decide.
review-to-decide = Can be decided once every step is concluded.
review-to-decide-by = Every step is concluded; the standing body decides.
review-step-waits = Waits for step { $n } to be concluded.
review-uncertain-finding = To be considered
step-by-counters = Waiting for the counting team to enter two independent counts ({ $have } entered).
step-by-officer = Waiting for the organisation officer to take the next action.
step-list = People on the form
step-reopened = Opened again on { $day }: { $reason }
step-next = Step { $n }: { $name }
roster-name-all-staff = All staff of the unit
roster-name-key-cadres = Key cadres
roster-name-committee = Committee
roster-name-standing-committee = Standing committee
roster-name-leadership = Leadership (head and deputies)
outcome-for-reference = For reference
count-entered = Both counts are entered; they are compared when the step is concluded
person-from-unknown = unknown
person-entry-plan = Plan for term { $term }, { $unit }
fact-code = Personnel number
fact-unit = Works in
eligible-warnings =
    { $n ->
        [one] Meets every condition; one target is missed.
       *[other] Meets every condition; { $n } targets are missed.
    }
eligible-clear = Meets every condition.
do-propose = Put on the list
plans-title = Plans of the units
plans-n =
    { $n ->
        [one] One line, in the order of the organisation
       *[other] { $n } lines, in the order of the organisation
    }
plans-empty = There is no plan yet. Import the units' lists.
plans-level = Level
plans-term = Term
plans-standing =
    { $n ->
        [one] one entry
       *[other] { $n } entries
    }
people-title = People
people-query = Name or personnel number
people-hint = For example: nguyen van; no marks needed
people-find = Find
people-lead = Type part of a name, with or without marks, or a personnel number.
people-none = Nobody was found. Try part of the name, or check the number.
people-more = More people match; type more of the name.
journal-title = Journal
journal-lead = Every action is an entry, chained to the one before by its hash; a changed or removed entry breaks the chain.
journal-sound = The chain is whole: { $n } entries.
journal-empty = There is no entry yet.
journal-number = No.
journal-at = At
journal-actor = Account
journal-action = Action
journal-subject = Subject
journal-data = Content
journal-pages = Pages of the journal
journal-newer = Newer
journal-older = Older
journal-action-found-site = Set up
journal-action-add-account = Account added
journal-action-sign-in = Signed in
journal-action-sign-in-failed = Wrong password
journal-action-read-person = Person read
journal-action-import = Records imported
journal-action-undo-import = Import undone
journal-action-open-review = Review opened
journal-action-propose = Proposed
journal-action-convene = Conference called
journal-action-hold = Attendance taken
journal-action-enter-count = Count entered
journal-action-conclude = Step concluded
journal-action-reopen = Step opened again
journal-action-decide = Decided
journal-action-issue-papers = Papers issued
form-cancel = Cancel, go back
form-deadline = This step must be concluded by { $day }.
form-convene-lead = Who is called and who stands on the form follows from the organisation's data and the steps before.
form-convene-on = Day of the conference
form-hold-lead = { $n } people are called. Untick those who are absent.
form-hold-present = Present
form-count-lead = Two people count independently and each enters one count; neither sees the other's. The voter's name is written nowhere.
form-count-issued = Sheets issued ({ $n } people present)
form-count-sheets = Returned sheets: one a line, { $n } signs each, in the order of the form
form-count-how = How to write them
sign-for = for
sign-against = against
sign-blank = neither is marked in this row
sign-not-issued = invalid sheet: not one that was issued
sign-both-marked = invalid sheet: both columns marked
sign-empty = invalid sheet: nothing is marked
sign-signed = invalid sheet: signed or marked so as to be known
form-decide-lead = The decision locks the list; later changes need a new review.
form-decide-hint = For example: 215-QĐ/HU
form-decide-on = Day of the decision
form-bad-number = «{ $text }» is not a whole number. Write the number of sheets in digits.
form-no-number = The decision needs its number.
done-proposed = Put on the list.
done-convened = The list is drawn up and the conference called.
done-held = Attendance is taken.
done-counted = The count is entered.
done-concluded = Concluded.
done-reopened = Opened again.
done-decided = Decided; the list is locked.
error-token = This form is too old, or was not sent by the program.
error-origin = This request came from another site and was not carried out.
error-paper-changed = The file «{ $file }» is no longer the one issued (its digest differs). Tell the administrator.
error-paper-missing = The file «{ $file }» is in the register but no longer in the folder of papers.
paper-kind-minutes = Minutes
paper-kind-count-protocol = Protocol of the count
paper-kind-decision-list = List with the decision
secrecy-mark-confidential = CONFIDENTIAL
secrecy-mark-secret = SECRET
secrecy-mark-top-secret = TOP SECRET
law-rows =
    { $n ->
        [one] table of one row
       *[other] table of { $n } rows
    }
law-out-of-bounds-why = Goes beyond what was delegated
law-code-true = Yes
law-code-false = No
law-code-any-level = any level
law-code-same-level = the same level
law-code-failed = Task not fulfilled
law-code-fulfilled = Task fulfilled
law-code-good = Task well fulfilled
law-code-excellent = Task excellently fulfilled
law-code-reprimand = Reprimand
law-code-warning = Warning
law-code-removal = Removal from post
law-code-expulsion = Expulsion
law-code-committee-first = The committee first, then the titles
law-code-titles-first = The titles first, then the committee
law-code-convened = People called
law-code-members = All members
law-code-present = People present
law-code-issued = Sheets issued
law-code-returned = Sheets returned
law-code-valid = Valid sheets
law-code-none = Not classified
law-code-confidential = Confidential
law-code-secret = Secret
law-code-top-secret = Top secret
law-months =
    { $n ->
        [one] one month
       *[other] { $n } months
    }
law-years =
    { $n ->
        [one] one year
       *[other] { $n } years
    }
law-param-max-per-post = Most people for one post
law-param-min-per-post = Fewest people for one post
law-param-max-posts-per-person = Most posts for one person
law-param-posts-per-person-scope = Over which posts a person's posts are counted
law-param-committee-ratio-min = People per committee seat, at least
law-param-committee-ratio-max = People per committee seat, at most
law-param-higher-post-only = Only a post higher than the one held
law-param-appointment-barred = Not while appointment or nomination is proposed
law-param-min-remaining-service = Service left, at least
law-param-preferred-remaining-service = Service left, target
law-param-age-reference = Month at which age is counted
law-param-retirement-age = Retirement age
law-param-age-band-count = Age bands in a list
law-param-age-band-gap = Years between age bands
law-param-women-share-target = Share of women
law-param-young-share-target = Share of young people
law-param-minority-share-target = Share of ethnic minorities
law-param-young-age = Who counts as young
law-param-women-required = Where women are required
law-param-evaluation-required = Must have been evaluated
law-param-evaluation-years = Years of evaluation looked at
law-param-evaluation-minimum = Lowest grade accepted
law-param-evaluation-scale = Scale of grades
law-param-discipline-bars-from = Mildest discipline that removes
law-param-discipline-window = How long discipline lasts
law-param-discipline-expired-allowed = Considered again once discipline has run out
law-param-theory-required = Political theory by post
law-param-education-required = Education by post
law-param-lower-entry-required = Must hold, or be planned for, the lower post
law-param-lower-first = Lower levels go first
law-param-plan-sequence = Order of the two plans
law-param-review-procedure = Steps of a review
law-param-quorum = Attendance for a valid conference
law-param-quorum-base = Attendance is a share of
law-param-introduction-threshold = Votes at a step that introduces
law-param-decision-threshold = Votes at the step that decides
law-param-threshold-base = Votes are a share of
law-param-threshold-strict = More than (not just at) the share
law-param-removal-conditions = Grounds for removal
law-param-approval-deadline = Time to approve (working days)
law-param-secrecy = Secrecy class
law-param-outside-ballot = Introduction ballot for people from elsewhere
law-param-entry-announced-at-conference = Result announced at the conference
paper-kind-carry-over-annex = Annex 1: review and carry-over
paper-kind-supplement-annex = Annex 2: review and supplement
paper-of-day = { $title } ({ $day })
review-withdrawn = Redone under new instruments
review-redone = Judged otherwise than in the earlier review (under the old rules): { $n }
review-before = Under the old rules
review-now = Under the rules of this review
effect-overridden = The general rule; a delegated rule decides here
law-times = { $factor } times
