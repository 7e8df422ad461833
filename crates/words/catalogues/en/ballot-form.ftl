# ballot-form
