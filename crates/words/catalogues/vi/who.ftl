who-title = Ai là ai
