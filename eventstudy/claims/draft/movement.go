package draft

import (
	"slices"

	"stockmove/eventstudy/claims"
)

// movement is +1 for a word of rising, −1 for one of falling, 0 for any other.
func movement(w string) int { return moves[w] }

// moves are the words by which the claims themselves read a direction, without those that speak of
// other things more often than of a share ("cut", "contract").
var moves = func() map[string]int {
	loose := []string{"cut", "cuts", "cutting", "contract", "contracts", "contracted",
		"contracting",
		"reverse", "reverses", "reversed", "reversing", "explode", "shot", "shooting"}
	m := map[string]int{}
	for sign, words := range map[int][]string{+1: claims.Rising, -1: claims.Falling} {
		for _, w := range words {
			if !slices.Contains(loose, w) {
				m[w] = sign
			}
		}
	}
	m["appreciation"], m["depreciation"] = +1, -1
	return m
}()

// directionAt is the direction of the word of movement nearest to the tokens [first, last] in
// their clause, the one before them first; 0 where the clause has none. Where the clause has
// none, the clause before serves: "jumped in early trading, by as much as 9 %".
func directionAt(ts []token, first, last int) int {
	clause := ts[first].clause
	best, far := 0, len(ts)+1
	for i := range ts {
		if ts[i].clause != clause || i >= first && i <= last || movement(ts[i].low) == 0 {
			continue
		}
		d := first - i
		if i > last {
			d = i - last
		}
		if d < far {
			best, far = movement(ts[i].low), d
		}
	}
	return best
}

// closings fix the close, touches the farthest price of the session.
var (
	closings = set(append([]string{"close", "end"}, claims.Closing...)...)
	touches  = set(claims.Reaching...)
)

// standing are the words before a price that say where the share stood.
var standing = set("to", "at", "hit", "hitting", "reached", "reaching", "touched", "touching",
	"traded", "trading", "closed", "ended", "finished", "above", "below", "past")
