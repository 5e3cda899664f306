package draft

import "stockmove/eventstudy/claims"

// directionAt is the direction of the word of movement nearest to the tokens [first, last] in their
// clause, by the words and the rule that the claims themselves are read with.
func directionAt(ts []token, first, last int) claims.Direction {
	d, _ := claims.VerbNear(ts, first, last)
	return d
}

// moves reports whether the word at i says that a price rose or fell.
func moves(ts []token, i int) bool { return claims.Sense(ts, i) != claims.Unstated }

// closings are the verbs that a company's own name may stand before in place of its shares: "Apple
// closed at $241.53".
var closings = set(append([]string{"close", "end"}, claims.Closing...)...)

// standing are the words before a price that say where the share stood.
var standing = set("to", "at", "hit", "hitting", "reached", "reaching", "touched", "touching",
	"traded", "trading", "closed", "ended", "finished", "above", "below", "past")
