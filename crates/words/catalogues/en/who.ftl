who-title = Who is who
who-lead = Records of one name whose birth dates do not contradict each other may be one person's. Look at each pair and decide; every decision can be undone on the page Import files.
who-none = There is no pair to look at.
who-count = { $n ->
    [one] { $n } pair to look at.
   *[other] { $n } pairs to look at.
}
who-one = First record
who-other = Second record
who-agrees = Alike
who-differs = Otherwise
who-look = Side by side
who-pages = Pages
who-earlier = Previous page
who-further = Next page
who-unit = Unit
who-every-unit = Every unit
who-filter = Filter
who-code = Code { $code }
who-pair-title = One person?
who-pair-lead = Compare field by field. Where the two differ, choose the right value before merging.
who-is-apart = These two records were told apart: two people.
who-field = Field
who-stands = Comparison
who-alike = Alike
who-one-sided = One says it
who-otherwise = Otherwise
who-not-stated = not stated
who-merge = Make them one
who-merge-help = No record is deleted: from now on the two are read as one person. This can be undone on the page Import files.
who-apart = They are two people
who-sources = From: { $files }
who-rests = Stands in: { $places }
who-rests-plan = a plan's list
who-rests-roll = a roll
who-rests-conference = the record of a conference
who-rests-review = a review's proposals
who-rests-step = a step of a review
who-same = Both records are of one person already.
who-cards = The citizen IDs of the two records differ, so they cannot be one person. If one of them is wrong, correct it first.
who-both-rest = These cannot be made one: the procedure rests on both (first record: { $one }; second record: { $other }). Keep both until that work is done.
who-field-name = Full name
who-field-citizen-id = Citizen ID
who-field-birth = Birth date
who-field-sex = Sex
who-field-unit = Unit
who-field-post = Present post (as written)
who-field-hometown = Home place
who-field-ethnicity = Ethnic group
who-field-religion = Religion
who-field-education = Education
who-field-education-text = Education (as written)
who-field-theory = Political theory
who-field-management = State management
who-field-party-probationary = Joined the Party (probation)
who-field-party-official = Joined the Party (full member)
who-field-science = Science and technology
who-field-background = Background verified
who-field-pending-post = Appointment or nomination being proposed
who-field-evaluation = Evaluation of { $year }
differ-title = Differences
differ-lead = Where imported files say something else than the records. The records stay as they are until you choose; answers are a batch that can be undone on the page Import files.
differ-none = No difference waits for an answer.
differ-file = { $n ->
    [one] { $n } difference; the file's facts hold from { $day }.
   *[other] { $n } differences; the file's facts hold from { $day }.
}
differ-known = In the records
differ-brought = In the file
differ-place = Place
differ-where = { $sheet }, row { $row }
differ-answer = Keep the answers chosen
differ-take-all = Take all of the file
differ-keep-all = Keep all as it is
differ-more = { $n ->
    [one] { $n } more difference.
   *[other] { $n } more differences.
}
batch-merge = Two records made one
batch-apart = Two records told apart
batch-answers = Differences answered
batch-filled = Filled in from the code lists
