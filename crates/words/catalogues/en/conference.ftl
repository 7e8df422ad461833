# conference
