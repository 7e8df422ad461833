# Help in place: what each page is for.
help-open = Help
help-steps-label = What to do here
help-provisions = Provisions in force behind it
help-nothing-in-force = No provision in force has been entered for this.
help-all-pages = All pages and guides
help-title = Help
help-lead = The pages that this account may open, by task. Pages of one review, step or person are opened from their lists.
help-guides = Guides to print
help-guides-lead = A4, black and white. Print them before the conference, in case the power fails.
help-group-own = Your own account
help-group-records = Records, posts, imports
help-group-review = Plans and reviews
help-group-hall = Conference, voting, counting
help-group-law = Law and journal
help-group-site = Running the site
help-guide-officer = Guide for the officer (PDF, Vietnamese)
help-guide-officer-about = From records to the decision
help-guide-counting-team = Guide for the counting team (PDF, Vietnamese)
help-guide-counting-team-about = Opening the box, counting, releasing, what may go wrong
help-guide-chair = Guide for the chair (PDF, Vietnamese)
help-guide-chair-about = What to say at each point, and what to do when something goes wrong
help-guide-delegate = Guide for delegates (PDF, Vietnamese)
help-guide-delegate-about = One page in large type, to hand out in the hall
help-board-name = Front page
help-board-for = Shows at which step each review stands and which work is waiting.
help-board-do =
    Look at the tasks and open the first.
    In the table, choose a step to open it.
    Lines with a warning come first.
help-plans-name = Plans
help-plans-for = Lists the plans of each unit, by term.
help-plans-do =
    Find the unit in the list.
    Open the plan of the term that you need.
help-plan-name = One plan
help-plan-for = Who is planned for which post, compared with the numbers, ages and make-up that the law asks for.
help-plan-do =
    Choose term and kind of plan.
    Look at the figures at the top; open a line to see what it rests on.
    Choose an earlier day to see the plan as it was.
    Choose a name to see the person.
help-open-review-name = Open a review
help-open-review-for = Begins a review. Its day decides which law applies and which steps there are.
help-open-review-do =
    Choose a plan of posts or of the committee, and the term.
    Give the day as your own letter has it.
    Open the review and look at the first list.
help-review-name = Review
help-review-for = A whole review: its steps, who is carried over, added and removed, and its papers.
help-review-do =
    Open the list and go through it before the first step.
    Work on the steps in order; the present one is marked.
    Take the papers of each step.
    After the last step the standing body decides.
help-list-name = List of a review
help-list-for = Where the list for the conference is made: who is carried over, added or removed. Each change is compared with the law at once.
help-list-do =
    Look at the figures at the top; what is not met comes first.
    Add, remove or move people; give a reason where asked.
    Undo a mistake.
    Make a scenario to try things, then compare or adopt it.
help-compare-name = Compare people
help-compare-for = Puts some people side by side under the same standards.
help-compare-do =
    Choose the post and the people.
    Read line by line; what is not met says why and what would mend it.
help-decide-name = Decide
help-decide-for = The standing body approves the outcome. Afterwards the plan is changed and cannot be altered here.
help-decide-do =
    Read the result of each step and the last list.
    Give number and day of the decision.
    Decide, once.
help-reprint-name = Print again and compare
help-reprint-for = Makes all papers of a review again from the records and compares them with what was issued.
help-reprint-do =
    See whether each is the same.
    Where one differs the place is named; keep both for checking.
help-step-name = One step
help-step-for = All work of one step: convening, meeting, voting, counting, concluding, papers.
help-step-do =
    Follow the main button; only what can be done now is offered.
    Results show only after two members of the counting team released them.
    Conclude to carry the result on.
    If that was wrong, reopen the step with a reason.
help-convene-name = Convene
help-convene-for = Works out who is called, from posts and bodies, and fixes the form of the ballot.
help-convene-do =
    Give the day.
    Check who is called; mend the posts in the records first when somebody is missing.
    Convene, then print the invitations.
help-conference-name = Conference
help-conference-for = Prepares and records the conference: agenda, attendance, what was said, minutes, the hall's screen.
help-conference-do =
    Name chair, secretary, place and agenda.
    Open the hall's screen on the projector.
    Note what is agreed on.
    Close the record and print the minutes.
help-attend-name = At the door
help-attend-for = Notes who came, who is excused and who attends for somebody else.
help-attend-do =
    Type some letters of the name or scan the code of the invitation.
    Mark as present, or as excused with the reason.
    Late delegates are taken until ballots are handed out; substitutes do not vote.
help-hold-name = Open the conference
help-hold-for = Fixes how many are present and checks the quorum; without it the conference cannot open.
help-hold-do =
    Compare the number with the hall.
    Mark who is absent.
    Open; when too few are there the page says how many are missing.
help-ballot-name = Paper ballot
help-ballot-for = Prepares, shows and prints ballots; each has a code that belongs to nobody.
help-ballot-do =
    Look at the form and read every name again.
    Print as many as are present and some spare ones.
    When printing goes wrong, void that run and print another.
help-vote-desk-name = Electronic vote
help-vote-desk-for = Opens, follows and closes the electronic vote of a step.
help-vote-desk-do =
    Print as many code cards as people are present and let each draw one.
    Follow how many ballots are in; nobody learns whose.
    Close when all have voted.
    Two members open the box, one after the other.
help-count-name = Enter a count
help-count-for = Each member counts and enters alone; no count sees another.
help-count-do =
    Empty the box, mix, bundle and number the backs.
    Declare the kinds of invalid sheets before the first.
    Enter each sheet; it is kept when you press Enter.
    Close your count when all returned sheets are in.
    Where two counts differ a third person reads the sheets again.
help-scans-name = Scanned ballots
help-scans-for = Takes pages from the scanner, reads their boxes and asks people about what is doubtful.
help-scans-do =
    Send the files of the whole box.
    Settle each doubt; two people must agree.
    Compare the number of sheets with the count by hand.
    With no doubt left, close it as one count.
help-release-name = Release the result
help-release-for = Two members of the counting team confirm the same figures; before that nobody else sees them.
help-release-do =
    See whether the counts agree.
    Merge spellings of one written-in name.
    One proposes, another checks and confirms.
    Print the protocol.
help-scan-log-name = Decisions on scans
help-scan-log-for = Lets auditors see how doubts were settled.
help-scan-log-do =
    Open each image and read the answers.
    Nothing can be changed here.
help-voter-name = Vote
help-voter-for = Delegates vote in secret by a card with a code, drawn by chance; the program does not know who holds which.
help-voter-do =
    Enter the code or scan it.
    Choose in each row, then look it over.
    Send once and copy the receipt.
    When the line breaks, send again: the ballot counts once.
help-people-name = People
help-people-for = Finds people by name, unit, age, education or post.
help-people-do =
    Type a name, with or without marks.
    Add filters; keep those that you use often.
    Take the list away as a workbook.
help-person-name = Person
help-person-for = One person's records, posts and plans, and how they meet the standards. Each reading is in the journal.
help-person-do =
    Choose a post to compare with its standards.
    What is undetermined says which fact is missing.
    Mend wrong facts in the workbook and import it again.
help-search-name = Search
help-search-for = Finds people, units, posts, plans and reviews at once.
help-search-do =
    Type two letters or more; marks are not needed.
    Choose a result.
help-posts-name = Posts and bench
help-posts-for = Units, posts, who holds them and who is planned for each.
help-posts-do =
    Choose a unit.
    See which posts lack people.
    Open a post for more.
help-post-name = One post
help-post-for = Holders, expected retirement, who is planned and how ready they are.
help-post-do =
    Compare the number of people with the law.
    Note each person's readiness; a judgement expires.
help-lineage-name = Lineage
help-lineage-for = Which posts below feed this one.
help-lineage-do =
    Read from the top: each tier is a level.
    Open a name for the person.
help-coverage-name = Coverage
help-coverage-for = Which posts have too few, enough or many people. An office's own view and not law.
help-coverage-do =
    Filter by unit or level.
    Take the table away for a report.
help-imports-name = Imports
help-imports-for = Takes workbooks of units, people or plans, and 2C forms.
help-imports-do =
    Choose files and the day that they hold from.
    Send: they are read and nothing is written yet.
    Look at the trial, then take them.
    Undo a whole batch that was wrong.
help-import-check-name = Before taking files
help-import-check-for = Says what the files would add, what differs and which rows cannot be read; nothing is written yet.
help-import-check-do =
    See how many rows of each sheet were read.
    Take the faulty rows away for the office to mend.
    Take the files, or discard them.
help-import-words-name = Columns and values
help-import-words-for = Teaches the program an office's own headers and words, once for all imports.
help-import-words-do =
    Choose what each unknown column or value means.
    Keep it; the next import knows.
    Drop what was taught wrongly.
help-setup-name = First set-up
help-setup-for = Lays out units, bodies and posts of a new site from a template.
help-setup-do =
    Choose the kind of organisation; give name and code.
    Paste the names of offices and units, a line each.
    Set the seats by your own decisions.
    Look at the tree, then take it on the page that follows.
help-who-name = Possible doubles
help-who-for = Pairs of records that may be one person; nothing is merged by itself.
help-who-do =
    Open each pair and compare.
    Merge, or say that they are two people.
    Undo a wrong merge among the imports.
help-differences-name = Differences
help-differences-for = Where a new file says otherwise than the records.
help-differences-do =
    See both values.
    Take the file's or keep the old one; leave what is not sure.
help-law-name = Law in force
help-law-for = Every number that the program uses, with the provision that sets it and how surely it is known.
help-law-do =
    Choose unit and day.
    See the deciding provision and those before it.
    With the text at hand, compare each value and confirm it.
    Not configured means that no provision is there; nothing is guessed.
help-journal-name = Journal
help-journal-for = Who did what, when and why. Each line is chained to the one before, so that tampering shows.
help-journal-do =
    Filter by day or person.
    See at the top whether the chain holds.
help-operating-name = Operating
help-operating-for = How the machine fares: space, backups, certificates, ways to the internet.
help-operating-do =
    Look at warnings first.
    Back up and drill in time.
    The machine must not reach the internet.
help-accounts-name = Accounts
help-accounts-for = Makes accounts by role, hands out one-time links, locks and unlocks. The administrator reads no personal data.
help-accounts-do =
    Make an account with its role, unit and clearance.
    Hand over the link; it works once, within 72 hours.
    Link the account to its person when they may be planned.
    Disable it when somebody leaves.
help-access-name = Going through accounts
help-access-for = At least once a year all accounts are gone through and the outcome is noted.
help-access-do =
    See who may do what and who never signed in.
    Have the administrator mend what is wrong.
    Note the outcome.
help-account-name = My account
help-account-for = Password, second factor, sessions and lending of rights.
help-account-do =
    Switch on the second factor and keep the recovery codes.
    End sessions that you do not know.
    Lend rights for the days that you are away.
help-sign-in-name = Sign in
help-sign-in-for = Enter with your own account.
help-sign-in-do =
    Give name and password, then the code if you use one.
    After five wrong tries the account is locked for 15 minutes.
    Forgotten: ask the administrator for a new link.
help-welcome-name = First password
help-welcome-for = A one-time link by which you choose your first password.
help-welcome-do =
    Choose at least 14 letters, without the name of the account or office.
    Sign in and switch on the second factor.
help-help-name = Help
help-help-for = All pages that your role may open, by task, and guides to print.
help-help-do =
    Choose a page.
    On each page, Help at the top says what it is for.
help-files-name = Case files of the list
help-files-for = Notes the papers of each person on the list: there or lacking, and of which day. While one that must be there lacks, the conference cannot be called or the review not decided.
help-files-do =
    Tick what is there; give the day of what is good for some months only.
    Choose to see only who lacks something.
    Save; the table says who still lacks what.
help-boxes-name = Nine boxes
help-boxes-for = Sets the people of a list by two measures of your choice, to see them at a glance. It is no law and replaces no check.
help-boxes-do =
    Choose the two measures and their limits.
    Choose a name for the record; the table below has all values.
help-secrecy-name = Secrecy of the review
help-secrecy-for = Sets how secret a review is, with the papers issued afterwards. One person raises it; lowering it takes a second one who confirms.
help-secrecy-do =
    Choose the level, with reason and provision.
    Where it is lowered, wait for the standing body to confirm.
help-corrections-name = Requests for correction
help-corrections-for = What people ask to have corrected in their own records.
help-corrections-do =
    Look at what is recorded, what is asked for and why.
    Accept it, as a batch that can be undone, or decline it with a reason.
help-my-file-name = My file
help-my-file-for = Shows what the office holds about you and who has read it; here you ask for corrections.
help-my-file-do =
    Read each part.
    Choose what is wrong, say what is right and why, and send it.
    The answers stand at the end of the page.
