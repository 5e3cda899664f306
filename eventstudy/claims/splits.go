package claims

import (
	"math"
	"sort"

	"stockmove/eventstudy"
)

// jump is a row from which on prices cannot be compared with those before it: a split that the file
// leaves in, or another unit.
type jump struct {
	row    int
	factor float64 // a price before, divided by it, is one after; NaN when the file does not tell
	text   string  // of the finding
}

// findJumps reads the jumps out of the file's findings. The size of a split is told by the adjusted
// close beside the quoted one, which has it taken out: their ratio changes by a whole factor there.
func (l *Listing) findJumps(fs []eventstudy.Finding) {
	for _, f := range fs {
		if !f.Breaks {
			continue
		}
		for _, d := range f.Dates {
			if i := l.after(d - 1); i > 0 && i < len(l.Days) {
				l.jumps = append(l.jumps, jump{i, l.splitAt(i), f.Text})
			}
		}
	}
	sort.SliceStable(l.jumps, func(a, b int) bool { return l.jumps[a].row < l.jumps[b].row })
}

// splits are the factors by which a split or a consolidation, or two of them, commonly divide
// prices.
var splits = []int64{2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 28, 30, 40, 50, 100}

// splitAt is the factor of the split on row i, NaN when no adjusted close tells it. A dividend of
// that day moves the ratio by less than the twentieth that is allowed for. A ratio that is near no
// common factor is left unknown, and what lies across it is not compared.
func (l *Listing) splitAt(i int) float64 {
	q := l.Close[i-1] / l.Adj[i-1] * l.Adj[i] / l.Close[i]
	// A split and a consolidation are tried alike.
	for _, k := range splits {
		for _, f := range []float64{float64(k), 1 / float64(k)} {
			if math.Abs(q/f-1) < 0.05 {
				return f
			}
		}
	}
	return math.NaN()
}

// rescale is the factor that puts a price of row j on the scale of row i: 1 unless a jump lies
// between them, NaN where the size of one is unknown.
func (l *Listing) rescale(j, i int) float64 {
	f := 1.0
	for _, x := range l.jumps {
		switch {
		case j < x.row && x.row <= i:
			f /= x.factor
		case i < x.row && x.row <= j:
			f *= x.factor
		}
	}
	return f
}

// from is a price of row j on the scale of row i.
func (l *Listing) from(side Side, j, i int) float64 {
	if f := l.rescale(j, i); f != 1 {
		return l.price(side, j) * f
	}
	return l.price(side, j)
}

// moved is the change from close to close of row i, NaN for the first row and over a jump.
func (l *Listing) moved(i int) float64 {
	if i == 0 {
		return math.NaN()
	}
	return ratio(l.from(Close, i-1, i), l.Close[i])
}

// broken says why rows j and i cannot be compared, "" when they can.
func (l *Listing) broken(j, i int) string {
	for _, x := range l.jumps {
		if math.IsNaN(x.factor) && min(i, j) < x.row && x.row <= max(i, j) {
			return l.lack(needScale, l.Days[x.row], x.text)
		}
	}
	return ""
}

// falsehood says why a reading rests on a price that the file is known to have wrong, "" when it
// does not.
func (l *Listing) falsehood(r *Reading) string {
	for _, d := range []eventstudy.Date{r.FromDate, r.ToDate} {
		if text := l.FalseOn(d); text != "" {
			return l.lack(needTrue, d, text)
		}
	}
	return ""
}

// Change is that from a price on the scale of row b to the close of row i; NaN where it is unknown.
func (l *Listing) Change(b, i int, from float64) float64 {
	return ratio(from*l.rescale(b, i), l.Close[i])
}
