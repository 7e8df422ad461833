# electronic
