# counting
