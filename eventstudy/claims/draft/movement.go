package draft

import "stockmove/eventstudy/claims"

// directionAt is the direction of the word of movement nearest to the tokens [first, last] in their
// clause, by the words and the rule that the claims themselves are read with. Another clause may
// say the opposite of another company, so its verbs do not count.
func directionAt(ts []token, first, last int) claims.Direction {
	d, _ := claims.VerbNear(ts, first, last)
	return d
}

// direction is that of a figure. A figure that a clause adds to another, "lost $7.30, or 2 per
// cent", goes the way of the other.
func (x *sentenceOf) direction(f figure) claims.Direction {
	d := directionAt(x.ts, f.first, f.last)
	if w := low(x.ts, f.first-1); d != claims.Unstated || w != "and" && w != "or" {
		return d
	}
	const near = 8
	for k := len(x.figures) - 1; k >= 0; k-- {
		o := x.figures[k]
		if o.last < f.first && f.first-o.last <= near {
			return directionAt(x.ts, o.first, o.last)
		}
	}
	return d
}

// moves reports whether the word at i says that a price rose or fell.
func moves(ts []token, i int) bool { return claims.Sense(ts, i) != claims.Unstated }

// closings are the verbs that a company's own name may stand before in place of its shares: "Apple
// closed at $241.53".
var closings = set(append([]string{"close", "end", "opened", "opens"}, claims.Closing...)...)

// standing are the words before a price that say where the share stood. Behind a word of movement
// the same amount would be how far the share moved.
var standing = set("to", "at", "hit", "hitting", "reached", "reaching", "touched", "touching",
	"traded", "trading", "closed", "ended", "finished", "above", "below", "past")
