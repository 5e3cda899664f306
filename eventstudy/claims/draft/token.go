package draft

import "stockmove/eventstudy/claims"

// token is a word, a number or a sign of a sentence.
type token = claims.Token

// set, is and low are the names by which the rules of this package say it shortly.
func set(words ...string) map[string]bool { return claims.WordSet(words...) }

func is(ts []token, i int, phrase ...string) bool { return claims.Is(ts, i, phrase...) }

func low(ts []token, i int) string { return claims.LowAt(ts, i) }
