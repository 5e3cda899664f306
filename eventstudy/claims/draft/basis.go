package draft

import (
	"slices"

	"stockmove/eventstudy/claims"
)

// figure puts the figure under the key that its bounding words name. The figure keeps the digits of
// the article, which decide how near the prices must come.
func (s *Statement) figure(f figure) {
	// A range is a claim of its own kind of bound and takes no hedge.
	if f.upTo != "" {
		s.Between = [2]string{f.text, f.upTo}
		return
	}
	*map[claims.Bound]*string{claims.Exactly: &s.Value, claims.AtLeast: &s.AtLeast,
		claims.AtMost: &s.AtMost, claims.MoreThan: &s.MoreThan, claims.LessThan: &s.LessThan,
		claims.About: &s.About, claims.Nearly: &s.Nearly}[f.bound] = f.text
}

// basis adds the price of the session that the words fix, those of the figure itself before those
// around it.
func (s *Statement) basis(ts []token, f figure, way claims.Direction) {
	side := f.reach.Side(way)
	if side == "" && passing(ts, f) {
		side = claims.Farthest.Side(way)
	}
	if side == "" {
		side = claims.FixedAt(ts, f.num, way)
	}
	s.Basis = string(side)
}

// passing reports whether a figure is one of the way to the close: "gave back an early gain of
// 6.2 %", "swung between a loss of 0.5 % and a gain of 2.3 %".
func passing(ts []token, f figure) bool {
	const near = 12
	noun := low(ts, f.first-2)
	return low(ts, f.first-1) == "of" && (gainWords[noun] || lossWords[noun]) &&
		slices.ContainsFunc(ts[max(f.first-near, 0):f.first-2],
			func(t token) bool { return undone[t.Low] })
}

// undone are the words beside a gain or a loss that was none any more at the close.
var undone = set("erase", "erases", "erased", "erasing", "pare", "pares", "pared", "paring", "trim",
	"trims", "trimmed", "trimming", "gave", "gives", "giving", "reversed", "reversing",
	"surrendered", "clawed", "early", "earlier", "initial", "intraday", "swung", "swings",
	"swinging", "seesawed", "whipsawed", "fluctuated")
