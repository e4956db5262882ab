def fare(km):
    if km > 10:
        return 5
    return 3
