package claims

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
)

// record is the common part of "highest since" and "lowest since". The claim is true when no session after
// the period that it names, up to the day before, had a price as high: strictly, an equal price is a
// reason to name that later day instead. Whether the period itself has a price as high is another
// question: where it has none the article could have said more, and the verdict stays with a warning.
type record struct {
	high bool // highest, else lowest
}

// Shape: the price is optional; “to HK$124.3, the highest since …” states both.
func (record) Shape() Shape { return Shape{Unit: Price, Since: true, Example: "HK$124.3"} }

// pairs are the readings: the price of the day and the prices of the past it must beat.
func (k record) pairs(q *Query) [][2]string {
	x := "high"
	if !k.high {
		x = "low"
	}
	ps := [][2]string{{"close", "close"}, {x, x}, {x, "close"}, {"close", x}}
	if b := q.basis(); b != "close" {
		out := [][2]string{{b, b}}
		for _, p := range ps {
			if p != out[0] {
				out = append(out, p)
			}
		}
		return out
	}
	return ps
}

// word is what the notes call it.
func (k record) word() string {
	if k.high {
		return "highest"
	}
	return "lowest"
}

// beats reports whether a is strictly higher (or lower) than b.
func (k record) beats(a, b float64) bool {
	if k.high {
		return a > b
	}
	return a < b
}

// Read holds the day against the past in four pairings of closes and extremes, since an article that quotes the day's high
// may have compared it with closes.
func (k record) Read(q *Query, l *Listing) []Reading {
	from := l.soon(q.Since.Last + 1)
	plain, i, ok := undecided(q, l, from)
	ps := k.pairs(q)
	plain.Name = k.name(ps[0])
	if why := (level{}).foreign(&Query{Claim: q.Claim, Target: orNone(q.Target)}, l); why != "" {
		plain.Need, plain.say = why, ""
		return []Reading{plain}
	}
	if !ok {
		return append([]Reading{plain}, k.near(q, l)...)
	}
	var out []Reading
	for _, p := range ps {
		out = append(out, k.at(q, l, p, i))
	}
	out[0].Plain = true
	if r, ok := k.adjusted(q, l, i); ok {
		out = append(out, r)
	}
	return append(out, k.near(q, l)...)
}

// orNone stands in for a claim without a figure, which has no currency either.
func orNone(t *Target) *Target {
	if t == nil {
		return &Target{}
	}
	return t
}

// name is the reading's name, “close against closes”.
func (record) name(p [2]string) string { return fmt.Sprintf("%s against %ss", p[0], p[1]) }

// at holds one price of row i against the past.
func (k record) at(q *Query, l *Listing, p [2]string, i int) Reading {
	col := func(j int) float64 { return l.from(p[1], j, i) }
	r := k.hold(q, l, l.price(p[0], i), col, p[1], i)
	r.Name = k.name(p)
	r.say = fmt.Sprintf("%s of %s, %s", owner(p[0]), day(r.ToDate), l.money(r.To))
	if p[0] == "close" {
		r.say = fmt.Sprintf("closed at %s on %s", l.money(r.To), day(r.ToDate))
	}
	return r
}

// hold compares the level to with column past over the sessions after the period and before row i.
func (k record) hold(q *Query, l *Listing, to float64, past func(int) float64, what string, i int) Reading {
	r := blank(l, "")
	r.ToDate, r.To, r.Value = l.Days[i], to, to
	start := l.after(q.Since.Last)
	if exact(to) == nil {
		r.Need = fmt.Sprintf("the %ss of %s to %s, which %s lacks", what, l.Security.ID, l.Days[i], l.File())
		return r
	}
	best, unknown := -1, 0 // the strongest rival, and the days that might hide a stronger one
	if why := l.broken(start, i); why != "" && start < i {
		r.Need = why
		return r
	}
	for j := start; j < i; j++ {
		v := past(j)
		if math.IsNaN(v) {
			unknown++
		} else if best < 0 || k.beats(v, past(best)) {
			best = j
		}
	}
	r.Matches = (best < 0 || k.beats(to, past(best))) && q.hits(to, to)
	if best >= 0 {
		r.FromDate, r.From = l.Days[best], past(best)
		r.short = math.Abs(past(best)-to) / to
		r.Detail = k.inTheWay(l, to, past, what, start, i, best, !q.Named || l.Days[i] != q.Claim.Date)
	}
	k.doubt(q, l, &r, what, start, i, unknown)
	if r.Matches && r.Need == "" { // a record that stands may still be a longer one than claimed
		k.understated(q, l, &r, to, past, what)
	}
	return r
}

// inTheWay names the prices that the level must beat: those that it does not, else the best that it does.
func (k record) inTheWay(l *Listing, to float64, past func(int) float64, what string, start, i, best int, brief bool) string {
	better := map[bool]string{true: "higher", false: "lower"}[k.high]
	n, last := 0, -1 // the last is the day since which the level really is the highest
	for j := start; j < i; j++ {
		if v := past(j); !math.IsNaN(v) && !k.beats(to, v) {
			n, last = n+1, j
		}
	}
	switch {
	case n == 0:
		return fmt.Sprintf("the %s %s in between is %s on %s", k.word(), what, l.money(past(best)), l.Days[best])
	case n == 1:
		return fmt.Sprintf("the %s of %s on %s is as %s or %s", what, l.money(past(best)), l.Days[best], strings.TrimSuffix(better, "er"), better)
	}
	if brief {
		return fmt.Sprintf("%d later %ss are as %s or %s, among them %s on %s", n, what, strings.TrimSuffix(better, "er"), better, l.money(past(best)), l.Days[best])
	}
	return fmt.Sprintf("%d later %ss are as %s or %s, among them %s on %s; the last is %s on %s", n, what, strings.TrimSuffix(better, "er"),
		better, l.money(past(best)), l.Days[best], l.money(past(last)), l.Days[last])
}

// doubt decides whether the file reaches far enough. A level that is already beaten by the days at hand is
// beaten whatever the missing days were; one that is not needs all of them.
func (k record) doubt(q *Query, l *Listing, r *Reading, what string, start, i, unknown int) {
	vague := l.Adjusted && !l.quoted(start) && !l.constant(start, i)
	if !r.Matches && (k.high || !vague) {
		return // decided: taking out dividends lowers the past, so a past high that still stands in the way did so when quoted
	}
	from := l.soon(q.Since.Last + 1)
	switch {
	case start == 0 && l.Days[0] > from:
		r.Matches, r.Need = false, l.Needs(from, l.Days[i])
	case unknown > 0:
		r.Matches, r.Need = false, fmt.Sprintf("the %ss of %s that %s leaves out on %d days", what, l.Security.ID, l.File(), unknown)
	case vague && (k.high || !r.Matches):
		r.Matches = false
		r.Need = fmt.Sprintf("quoted prices of %s from %s to %s; those of %s have dividends taken out", l.Security.ID, from, l.Days[i], l.File())
	default:
		k.holes(q, l, r, start, i)
	}
}

// holes looks for sessions that the file lacks: a few leave a warning, more than a week in one piece leaves the claim open.
func (k record) holes(q *Query, l *Listing, r *Reading, start, i int) {
	n := 0
	for j := start; j <= i; j++ {
		prev := q.Since.Last
		if j > start || j > 0 && l.Days[j-1] > prev {
			prev = l.Days[j-1]
		}
		run, maybe, _ := l.missing(prev, l.Days[j])
		if n += run; run > 5 || maybe > longGap {
			r.Matches, r.Need = false, fmt.Sprintf("daily prices of %s from %s to %s, which %s lacks", l.Security.ID, prev+1, l.Days[j]-1, l.File())
			return
		}
	}
	if n > 0 {
		r.warn = append(r.warn, eventstudy.Warning{Code: "session_missing", Where: l.Security.ID,
			Text: fmt.Sprintf("%s has no bars for %d sessions since %s", l.File(), n, q.Since.Text)})
	}
}

// understated warns when a month or year that the claim names has no price as high, so that the record goes
// further back than the article says. It is silent where the file does not hold the whole period.
func (k record) understated(q *Query, l *Listing, r *Reading, to float64, past func(int) float64, what string) {
	if q.Since.Grain != Month && q.Since.Grain != Year || l.Days[0] > l.soon(q.Since.First) {
		return
	}
	for j := l.after(q.Since.First - 1); j < l.after(q.Since.Last); j++ {
		if v := past(j); math.IsNaN(v) || // a jump of unknown size is NaN too
			!k.beats(to, v) {
			return
		}
	}
	r.warn = append(r.warn, eventstudy.Warning{Code: "understated", Where: l.Security.ID,
		Text: fmt.Sprintf("no %s of %s stands in the way either: the level is the %s since an earlier day", what, q.Since.Text, k.word())})
}

// adjusted is the record of total-return prices, which counts the dividends of the years between.
func (k record) adjusted(q *Query, l *Listing, i int) (Reading, bool) {
	r := k.hold(q, l, l.Adj[i], func(j int) float64 { return l.Adj[j] }, "adjusted close", i)
	r.Name, r.rank = "adjusted close against adjusted closes", otherBasis
	r.say = fmt.Sprintf("with dividends taken out of the past the close of %s, %s", day(r.ToDate), l.money(r.To))
	return r, exact(l.Adj[i]) != nil
}

// near asks whether the close of a neighbouring session is the record.
func (k record) near(q *Query, l *Listing) (out []Reading) {
	if !q.Named || !l.daily() {
		return nil
	}
	rows, dist := l.neighbours(q.Claim.Date)
	for n, i := range rows {
		if l.Days[i] <= q.Since.Last {
			continue
		}
		r := k.at(q, l, [2]string{"close", "close"}, i)
		r.Name += ", " + away(dist[n])
		r.rank = nearby
		out = append(out, r)
	}
	return out
}
