package claims

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/eventstudy"
)

// extreme is the common part of "largest gain since" and "largest loss since": the change of the day beats
// that of every session after the period named, up to the day before. The losses are gains of the
// opposite sign, so one comparison serves both.
type extreme struct {
	sign float64 // +1 gain, −1 loss
}

// Shape: the size is optional, and its sign is that of the word.
func (extreme) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, Example: "9.1%", Absolute: true}
}

// word is what the notes call it.
func (k extreme) word() string {
	if k.sign > 0 {
		return "gain"
	}
	return "loss"
}

// far is the side of the session that lies farthest in the direction of the claim.
func (k extreme) far() string {
	if k.sign > 0 {
		return "high"
	}
	return "low"
}

// Read tries, beside the plain reading, the two that articles mistake for it: the intraday extreme held against closing
// changes, which is the unfair comparison, and against intraday extremes, the fair one.
func (k extreme) Read(q *Query, l *Listing) []Reading {
	plain, i, ok := undecided(q, l, l.lately(q.Since.Last))
	side := q.basis()
	plain.Name = k.name(side, side)
	if ok && i == 0 {
		plain.Need, ok = l.Needs(l.lately(q.Since.Last), q.Claim.Date), false
	}
	if !ok {
		return append([]Reading{plain}, k.near(q, l)...)
	}
	seen := map[string]bool{} // a claim of the high has its plain reading among the others
	var out []Reading
	for _, p := range [][2]string{{side, side}, {"close", "close"}, {k.far(), "close"}, {k.far(), k.far()}} {
		if name := k.name(p[0], p[1]); !seen[name] {
			seen[name] = true
			out = append(out, k.at(q, l, p[0], p[1], i))
		}
	}
	out[0].Plain = true
	return append(out, k.near(q, l)...)
}

// name is the reading's name: what of the day against what of the past.
func (k extreme) name(a, b string) string {
	kind := func(s string) string {
		if s == "close" {
			return "close-to-close"
		}
		return "intraday " + s
	}
	return fmt.Sprintf("%s %s against %s", kind(a), k.word(), plural(kind(b)+" "+k.word()))
}

// plural knows the two nouns of this file: gain and loss.
func plural(s string) string {
	if t, ok := strings.CutSuffix(s, "ss"); ok {
		return t + "sses"
	}
	return s + "s"
}

// rival is a session whose change is at least as large.
type rival struct {
	row   int
	value float64
}

// at holds the change of one price of row i against the changes of another price over the past.
func (k extreme) at(q *Query, l *Listing, side, past string, i int) Reading {
	r := move{}.at(&Query{Claim: q.Claim}, l, side, i)
	r.Name = k.name(side, past)
	r.Matches = false
	if r.Need != "" {
		return r
	}
	g := k.sign * r.Value
	start := max(l.after(q.Since.Last), 1) // the first change needs a close before it
	var rivals []rival
	best, unknown, spans := math.Inf(-1), 0, 0
	for j := start; j < i; j++ {
		if l.broken(j-1, j) != "" {
			r.Need = l.broken(j-1, j)
			return r
		}
		v := k.sign * ratio2(l.from("close", j-1, j), l.price(past, j))
		switch {
		case math.IsNaN(v):
			unknown++
		case v < g*(1-1e-12): // an equal change is a rival, and floats may tell equals apart by their last bit
			best = max(best, v)
		case l.gap(l.Days[j-1], l.Days[j]) != "":
			spans++ // a change over several sessions is no rival of a day's, but may hide one
		default:
			rivals = append(rivals, rival{j, k.sign * v})
		}
	}
	r.Matches = g > 0 && len(rivals) == 0 && k.figure(q, r)
	for _, x := range rivals {
		r.short = max(r.short, k.sign*x.value-g)
	}
	// The detail is there in any case: a reader of a true claim wants the runner-up, of a false one the rivals.
	r.Detail = k.detail(l, rivals, best, past, q, &r)
	if !r.Matches {
		return r
	}
	// Rivals at hand have spoken; a record without any needs every session to be at hand.
	from := l.lately(q.Since.Last)
	switch {
	case l.Days[0] > from:
		r.Matches, r.Need = false, l.Needs(from, l.Days[i])
	case unknown > 0:
		r.Matches, r.Need = false, fmt.Sprintf("the %ss of %s that %s leaves out on %d days", past, l.Security.ID, l.File(), unknown)
	case spans > 0:
		r.Matches, r.Need = false, fmt.Sprintf("daily prices of %s for the sessions that %s lacks before %d larger changes", l.Security.ID, l.File(), spans)
	default:
		(record{}).holes(q, l, &r, start, i)
	}
	if r.Matches && side == past {
		k.understated(q, l, &r, past, g)
	}
	return r
}

// ratio2 is ratio without the exact detour: a record needs thousands of them and decides by order alone.
func ratio2(from, to float64) float64 { return to/from - 1 }

// figure holds the stated size, where there is one, against the change; the word carries its sign.
func (k extreme) figure(q *Query, r Reading) bool {
	if q.Target == nil {
		return true
	}
	c := change(r.From, r.To)
	if c != nil && k.sign*q.Target.Aim < 0 {
		c.Neg(c)
	}
	return q.Target.Contains(c)
}

// detail counts the sessions that stand in the way and shows the three largest.
func (k extreme) detail(l *Listing, rs []rival, best float64, past string, q *Query, r *Reading) string {
	brief := !q.Named || r.ToDate != q.Claim.Date
	what := k.word()
	if past != "close" {
		what = "intraday " + what
	}
	if len(rs) == 0 {
		if math.IsInf(best, -1) {
			return ""
		}
		if best <= 0 {
			return fmt.Sprintf("there is no %s in between", what)
		}
		return fmt.Sprintf("the largest %s in between is %s", what, apart(k.sign*best, r.Value))
	}
	sort.SliceStable(rs, func(a, b int) bool { return k.sign*rs[a].value > k.sign*rs[b].value })
	last := rs[0].row
	for _, x := range rs {
		last = max(last, x.row)
	}
	if brief && len(rs) > 1 {
		return fmt.Sprintf("%d %s after %s are as large or larger, up to %s on %s", len(rs), plural(what), q.Since.Text, Percent(rs[0].value), l.Days[rs[0].row])
	}
	var shown []string
	for _, x := range rs[:min(3, len(rs))] {
		shown = append(shown, fmt.Sprintf("%s on %s", apart(x.value, r.Value), l.Days[x.row]))
	}
	noun := what
	if len(rs) > 1 {
		noun = plural(what)
		return fmt.Sprintf("%d %s after %s are as large or larger: %s; the last on %s", len(rs), noun, q.Since.Text, list(shown), l.Days[last])
	}
	return fmt.Sprintf("one %s after %s is as large or larger: %s", noun, q.Since.Text, shown[0])
}

// understated is that of a record: the period named has no change as large.
func (k extreme) understated(q *Query, l *Listing, r *Reading, past string, g float64) {
	if q.Since.Grain != Month && q.Since.Grain != Year || l.Days[0] > l.lately(q.Since.First-1) {
		return
	}
	for j := max(l.after(q.Since.First-1), 1); j < l.after(q.Since.Last); j++ {
		if v := k.sign * ratio2(l.from("close", j-1, j), l.price(past, j)); !(v < g) {
			return
		}
	}
	r.warn = append(r.warn, eventstudy.Warning{Code: "understated", Where: l.Security.ID,
		Text: fmt.Sprintf("no %s of %s is as large either: this is the largest since an earlier day", k.word(), q.Since.Text)})
}

// near asks whether a neighbouring session holds the record, close to close: the article may have taken its day from the wire.
func (k extreme) near(q *Query, l *Listing) (out []Reading) {
	if !q.Named || !l.daily() {
		return nil
	}
	rows, dist := l.neighbours(q.Claim.Date)
	for n, i := range rows {
		if i == 0 || l.Days[i] <= q.Since.Last {
			continue
		}
		r := k.at(q, l, "close", "close", i)
		r.Name += ", " + away(dist[n])
		r.rank = nearby
		out = append(out, r)
	}
	return out
}
