package claims

import (
	"fmt"

	"stockmove/eventstudy"
)

func init() { Kinds.Register(changeSince{}) }

// changeSince is the change of the quoted price from a base in the past. The base of "so far this year" is by
// convention the last close of the year before, so that the changes of all years multiply.
type changeSince struct{}

func (changeSince) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "change-since", Title: "change since a day, a month or the start of the year", Order: 30,
		Formula: "C_t/C_b − 1; b is the last session before the year, month or year named, or the day named",
		Use:     "“up more than 40 % so far this year” (since = \"year-start\", at_least = \"40%\")",
		Avoid:   "for total return: dividends are not counted, since articles quote prices",
		Assumes: "quoted prices; no split between b and t that the file leaves in",
	}
}

func (changeSince) Shape() Shape {
	return Shape{Figure: true, Unit: Fraction, Since: true, Example: "40%"}
}

// base is one understanding of "since": the price that the change starts from.
type base struct {
	row  int
	side string // "close" or "open"
	name string // "the last close of 2024"

	shifted bool // the day named did not trade, and this is a price of the last session before it
}

// Read varies one thing at a time: the price of the day, then the base, then the basis, then the session.
func (k changeSince) Read(q *Query, l *Listing) []Reading {
	from := k.wanted(q, l)
	plain, i, ok := undecided(q, l, from)
	bs, why := k.bases(q, l)
	plain.Name = q.basis() + " against base"
	if len(bs) > 0 {
		plain.Name = q.basis() + " against " + bs[0].name
	}
	if ok && why != "" {
		plain.Need = fmt.Sprintf("%s (%s)", l.Needs(from, q.Claim.Date), why)
		ok = false
	}
	if !ok {
		if plain.Need == "" && why == "" { // the exchange was closed: the sessions around may do
			return append([]Reading{plain}, k.near(q, l, bs[0])...)
		}
		return []Reading{plain}
	}
	out := []Reading{k.at(q, l, q.basis(), i, bs[0])}
	out[0].Plain = true
	if out[0].Need == "" {
		out[0].Detail = k.first(q, l, bs[0], i)
	}
	for _, s := range sides {
		// By convention such a change is one of closes: a file without the other prices still decides it.
		if s.name != q.basis() && exact(l.price(s.name, i)) != nil {
			out = append(out, k.at(q, l, s.name, i, bs[0]))
		}
	}
	for _, b := range bs[1:] {
		if exact(l.price(b.side, b.row)) == nil {
			continue
		}
		r := k.at(q, l, q.basis(), i, b)
		r.rank = otherBase
		out = append(out, r)
	}
	if r, ok := k.adjusted(q, l, i, bs[0]); ok {
		out = append(out, r)
	}
	return append(out, k.near(q, l, bs[0])...)
}

// wanted is the day from which the file must reach for the plain base.
func (changeSince) wanted(q *Query, l *Listing) eventstudy.Date {
	if q.Since.Grain == Month || q.Since.Grain == Year {
		return l.lately(q.Since.First - 1)
	}
	return l.lately(q.Since.First)
}

// bases lists the understandings of since, the plain one first, or says why the plain base is out of reach.
func (k changeSince) bases(q *Query, l *Listing) (bs []base, why string) {
	p := q.Since
	if len(l.Days) == 0 {
		return nil, "no prices"
	}
	edge := p.First - 1 // the plain base is the last close on or before this day
	if p.Grain == Day || p.Grain == YearStart {
		edge = p.First
	}
	b := l.after(edge) - 1 // the bar of the plain base
	if b < 0 {
		return nil, "the file begins later"
	}
	// Sessions missing between the bar found and the edge would make another close the base.
	if g := l.gap(l.Days[b], edge+1); g != "" {
		return nil, g
	}
	// A base on or after the day itself is none: “since January” of 2 January has no first close of January to start from.
	add := func(row int, side, name string) {
		if row >= 0 && row < len(l.Days) && l.Days[row] < q.Claim.Date {
			bs = append(bs, base{row: row, side: side, name: name})
		}
	}
	// The other bases are those that charts and articles take instead: the period's own first bar, and its last.
	in := l.after(p.First - 1) // first session inside the period
	switch p.Grain {
	case YearStart:
		y := p.Last.Year()
		add(b, "close", fmt.Sprintf("the last close of %d", y))
		add(b+1, "close", fmt.Sprintf("the first close of %d", y+1))
		add(b+1, "open", fmt.Sprintf("the first open of %d", y+1))
		add(l.after(eventstudy.NewDate(y+1, 1, 31))-1, "close", fmt.Sprintf("the last close of January %d", y+1))
	case Day:
		name := "the close of " + p.Text
		if l.Days[b] != p.First {
			name = fmt.Sprintf("the close of %s, the last before %s", l.Days[b].Long(), p.Text)
		}
		shifted := l.Days[b] != p.First
		add(b, "close", name)
		add(b, "open", "the open of "+l.Days[b].Long())
		for i := range bs {
			bs[i].shifted = shifted
		}
		add(b-1, "close", "the close before "+p.Text)
		add(b+1, "close", "the close after "+p.Text)
	default:
		add(b, "close", "the last close before "+p.Text)
		add(in, "close", "the first close of "+p.Text)
		add(in, "open", "the first open of "+p.Text)
		if last := l.after(p.Last) - 1; last >= in {
			add(last, "close", "the last close of "+p.Text)
		}
	}
	return bs, ""
}

// at measures one price of row i against a base.
func (k changeSince) at(q *Query, l *Listing, side string, i int, b base) Reading {
	r := blank(l, side+" against "+b.name)
	r.FromDate, r.From, r.ToDate, r.To = l.Days[b.row], l.from(b.side, b.row, i), l.Days[i], l.price(side, i)
	r.Value = ratio(r.From, r.To)
	r.Matches = q.hits(r.From, r.To)
	if why := l.broken(b.row, i); why != "" {
		r.Need = why
		return r
	}
	if exact(r.To) == nil || exact(r.From) == nil {
		r.Need = fmt.Sprintf("the %s of %s on %s, which %s lacks", side, l.Security.ID, l.Days[i], l.File())
	}
	if l.Adjusted && !l.quoted(b.row) {
		r.warn = append(r.warn, l.adjustedWarning())
		// Taking dividends out lowers the base, so the adjusted change is the upper bound of the quoted one: below
		// "at least" it decides, anywhere else only the proof that no dividend fell in between does.
		c := change(r.From, r.To)
		switch {
		case l.constant(b.row, i):
			r.warn[0].Text = fmt.Sprintf("%s holds prices with dividends taken out; none fell between %s and %s, so the change is the quoted one",
				l.File(), r.FromDate, r.ToDate)
		case c == nil || q.Target.Lo == nil || !q.Target.below(c):
			r.Matches = false
			r.Need = fmt.Sprintf("quoted prices of %s from %s to %s; those of %s have dividends taken out", l.Security.ID, r.FromDate, r.ToDate, l.File())
		}
	}
	if b.shifted {
		r.warn = append(r.warn, eventstudy.Warning{Code: "base_shifted", Where: l.Security.ID,
			Text: fmt.Sprintf("%s did not trade on %s; the base is the close of %s", l.Security.ID, q.Since.First, l.Days[b.row])})
	}
	of := fmt.Sprintf("from %s, %s, to %s of %s, %s", b.name, l.money(r.From), owner(side), day(r.ToDate), l.money(r.To))
	r.say = fmt.Sprintf("%s is %s", of, q.percent(r.Value))
	if side == "close" {
		r.say = fmt.Sprintf("stood at %s at the close of %s (%s, from %s on %s)", q.percent(r.Value), day(r.ToDate), l.money(r.To), l.money(r.From), r.FromDate.Long())
	}
	return r
}

// first says on which day the change first reached what the article says at the close, and on which during a session
// where that was earlier.
func (k changeSince) first(q *Query, l *Listing, b base, i int) string {
	touched := ""
	for j := b.row + 1; j < len(l.Days); j++ {
		from := l.from(b.side, b.row, j)
		far := l.High[j]
		if q.Target.Aim < 0 {
			far = l.Low[j]
		}
		switch {
		case q.Target.Reached(change(from, l.Close[j])):
			s := fmt.Sprintf("first closed there on %s", l.Days[j].Long())
			if j == i {
				s += ", the day itself"
			} else {
				s += fmt.Sprintf(" at %s", q.percent(ratio(from, l.Close[j])))
			}
			return s + touched
		case touched == "" && q.Target.Reached(change(from, far)):
			touched = fmt.Sprintf(" (during the session already on %s)", l.Days[j].Long())
		}
	}
	return fmt.Sprintf("never closed there up to %s, where %s ends%s", l.Days[len(l.Days)-1].Long(), l.File(), touched)
}

// adjusted is the total return since the base, listed when dividends make it another figure.
func (changeSince) adjusted(q *Query, l *Listing, i int, b base) (Reading, bool) {
	r := blank(l, "adjusted close against "+b.name+", adjusted")
	r.rank = otherBasis
	r.FromDate, r.From, r.ToDate, r.To = l.Days[b.row], l.Adj[b.row], l.Days[i], l.Adj[i]
	r.Value = ratio(r.From, r.To)
	r.Matches = q.hits(r.From, r.To)
	r.say = fmt.Sprintf("with dividends counted the change is %s", Percent(r.Value))
	return r, b.side == "close" && differs(r.Value, ratio(l.from("close", b.row, i), l.Close[i]))
}

// near moves the end by up to three sessions and keeps the plain base.
func (k changeSince) near(q *Query, l *Listing, b base) (out []Reading) {
	if !q.Named {
		return nil
	}
	rows, dist := l.neighbours(q.Claim.Date)
	for n, i := range rows {
		if i <= b.row {
			continue
		}
		r := k.at(q, l, "close", i, b)
		r.Name += ", " + away(dist[n])
		r.rank = nearby
		out = append(out, r)
	}
	return out
}
