who-title = Who is who
