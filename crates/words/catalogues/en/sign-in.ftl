sign-in-title = Sign in
sign-in-lead = Leadership succession planning
sign-in-name = User name
sign-in-password = Password
sign-in-submit = Sign in
sign-in-wrong = Wrong user name or password.
sign-in-throttled = Too many wrong tries. Wait { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } and try again, or ask the administrator for a new password.
sign-in-expired = Your session has ended. Sign in again; what was saved is still there.
sign-in-demo-title = Demonstration accounts
sign-in-demo-role = Role
