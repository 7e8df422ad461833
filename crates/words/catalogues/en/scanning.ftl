# scanning
