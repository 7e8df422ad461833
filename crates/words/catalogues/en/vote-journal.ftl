# Electronic votes in the journal.

journal-action-open-vote = Open an electronic vote
journal-action-print-cards = Print code cards
journal-action-close-vote = Close an electronic vote
journal-action-open-box = Open an electronic ballot box
journal-action-propose-withdrawal = Propose giving a vote up
journal-action-keep-vote = Keep a vote
journal-action-withdraw-vote = Give a vote up
