package claims

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// correction is a clause that is true in place of a claim that is not supported, from numbers
// alone; "" for a supported one and where nothing was measured. own is false of one that only says
// what the plain reading measured.
func (s *shelf) correction(v *Verdict) (clause string, own bool) {
	p := v.Plain("")
	if v.Status == Supported || p == nil || math.IsNaN(p.Value) || p.Need != "" {
		return "", false
	}
	c := &v.Claim
	l := s.listing(p.Security)
	who := s.shares(p.Security)
	switch k := c.kind.(type) {
	// Of a day all that claims of it turn on is said at once: how far the price went, and where it
	// closed.
	case move, level:
		return who + " " + s.dayInWords(c, l, p.ToDate, v.Decided()), true
	case changeSince:
		return fmt.Sprintf("%s stood %s %s %s, at %s against %s, on %s", who,
			c.rounded(p.Value), map[bool]string{true: "below", false: "above"}[p.Value < 0],
			p.Base.Text, l.Money(p.To), l.Money(p.From), day(p.ToDate)), true
	case superlative:
		return who + " " + k.superlative(c, l, v.best(p)), true
	}
	return heading(who, p) + p.say, false
}

// superlative is a kind of records: its sentence says since when a figure is one.
type superlative interface {
	superlative(c *Claim, l *Listing, r *Reading) string
}

// best is the deciding reading where it is of the claim's own session and listing, else the plain
// one.
func (v *Verdict) best(p *Reading) *Reading {
	if r := v.Decided(); r != nil && r.Rank == SameSession && r.Security == p.Security &&
		r.Rivals != nil {
		return r
	}
	return p
}

// rounded writes the size of a change with the decimals of the claim, at least one.
func (c *Claim) rounded(v float64) string {
	decimals := words.Places(v)
	if c.Target != nil && c.Target.Step != nil && c.Target.Unit == Fraction {
		for n := decimals; n <= 6; n++ {
			if c.Target.Step.Cmp(pow10(-n-2)) >= 0 {
				decimals = n
				break
			}
		}
	}
	return size(v, decimals)
}

// dayInWords says how a session went: how far it rose or fell on the way, where the claim turned on
// that, and where it closed.
func (s *shelf) dayInWords(c *Claim, l *Listing, d eventstudy.Date, decided *Reading) string {
	i, ok := l.Row(d)
	if !ok || i == 0 || math.IsNaN(l.moved(i)) {
		return "closed at " + l.Money(l.price(Close, min(i, len(l.Days)-1))) + " on " + day(d)
	}
	closed := l.closed(i, c.rounded(l.moved(i))) + " on " + day(d)
	if decided == nil || decided.Rank != SameSession && decided.Rank != Through || decided.Plain {
		return closed
	}
	between := fmt.Sprintf("traded between %s and %s and %s", l.Money(l.Low[i]), l.Money(l.High[i]),
		closed)
	side, verb := High, "rose as much as"
	switch {
	case decided.Side == Range && c.Way == Unstated:
		return between
	case decided.Side == Low, decided.Side == Range && c.Way == Down:
		side, verb = Low, "fell as much as"
	case decided.Side == Open:
		side = Open
	}
	x := ratio(l.from(Close, i-1, i), l.price(side, i))
	switch {
	case math.IsNaN(x):
		return closed
	case side == Open && x < 0:
		verb = "opened down"
	case side == Open:
		verb = "opened up"
	case side == High && x < 0, side == Low && x > 0:
		return between
	}
	to := l.Money(l.price(side, i))
	return fmt.Sprintf("%s %s, to %s, and %s", verb, c.rounded(x), to, closed)
}

// closed says how row i closed, of which the size of the change is given: "closed up 2.5 % at $9".
func (l *Listing) closed(i int, size string) string {
	return "closed " + upOrDown(l.moved(i), size) + " at " + l.Money(l.Close[i])
}

// superlative says since when a price is a record. A high or low that was held against closes is
// told as such; one that the session before had already passed is none.
func (k record) superlative(c *Claim, l *Listing, r *Reading) string {
	at := fmt.Sprintf("%s %s on %s", k.reached(l, r), l.Money(r.To), day(r.ToDate))
	if r.Rivals == nil {
		return at
	}
	rival, what := r.Rivals.LastDate, sideNoun(r.Past)
	// A record of one sort of price is the highest of them; an extreme held against closes is above
	// each of them.
	stands := fmt.Sprintf("the %s %s", k.word(), what)
	if r.Past != r.Side {
		stands = fmt.Sprintf("%s every %s", k.way.word("above", "below"), what)
	}
	if rival == eventstudy.NoDate {
		return fmt.Sprintf("%s, %s since the file begins on %s", at, stands, day(l.Days[0]))
	}
	last := l.Money(r.Rivals.Last)
	if l.before(r.ToDate, rival) {
		how := k.way.word("no higher than", "no lower than")
		return fmt.Sprintf("%s, %s the %s of the session before (%s)", at, how, what, last)
	}
	return fmt.Sprintf("%s, %s since %s (%s)", at, stands, day(rival), last)
}

// reached is the verb of a record: a price that lies on the other side of the previous close was
// not risen or fallen to.
func (k record) reached(l *Listing, r *Reading) string {
	i, ok := l.Row(r.ToDate)
	moved := math.NaN()
	if ok && i > 0 {
		moved = r.To - l.from(Close, i-1, i)
	}
	switch {
	case r.Side == Close:
		return "closed at"
	case r.Side == High && moved >= 0:
		return "rose to"
	case r.Side == Low && moved <= 0:
		return "fell to"
	case r.Side == High:
		return "traded as high as"
	case r.Side == Low:
		return "traded as low as"
	}
	return "stood at"
}

// superlative says since when a change is the largest. Where that is a change within the session,
// the close is said first, and a day that closed the other way is no gain or loss.
func (k extreme) superlative(c *Claim, l *Listing, r *Reading) string {
	what, rose := k.word(), k.way.word("rose", "fell")
	past, largest := what+" from close to close", "the largest "+what
	if r.Past != Close {
		past, largest = "intraday "+what, "the largest intraday "+what
	}
	i, _ := l.Row(r.ToDate)
	own := l.moved(i)
	closed := l.closed(i, size(own, 2)) + " on " + day(r.ToDate)
	if own*k.way.sign() <= 0 {
		closed += ", which is no " + what
	}
	rs := r.Rivals
	if rs == nil || rs.BestDate == eventstudy.NoDate && r.Value*k.way.sign() <= 0 {
		return closed
	}
	if r.Value*k.way.sign() <= 0 {
		return fmt.Sprintf("%s; %s after %s is %s on %s", closed, largest, c.Start.Text,
			percent(rs.Best, 2), day(rs.BestDate))
	}
	rival := rs.LastDate
	decimals := 2
	if rival == eventstudy.NoDate {
		decimals = apart(r.Value, rs.Best)
	}
	at := fmt.Sprintf("%s %s on %s", rose, size(r.Value, decimals), day(r.ToDate))
	if r.Side != Close {
		at = fmt.Sprintf("%s, and %s as much as %s during the session", closed, rose,
			size(r.Value, decimals))
	}
	if rival == eventstudy.NoDate {
		return fmt.Sprintf("%s, more than every %s since the file begins on %s", at, past,
			day(l.Days[0]))
	}
	last := percent(r.Rivals.Last, apart(r.Rivals.Last, r.Value))
	switch {
	case l.before(r.ToDate, rival):
		return fmt.Sprintf("%s, no more than on the session before (%s)", at, last)
	case r.Past != r.Side:
		return fmt.Sprintf("%s, more than any %s since %s (%s)", at, past, day(rival), last)
	}
	return fmt.Sprintf("%s, %s since %s (%s)", at, largest, day(rival), last)
}

// superlative says since when a period is the best or the worst.
func (k periods) superlative(c *Claim, l *Listing, r *Reading) string {
	if r.Rivals == nil {
		return r.say
	}
	last := r.Rivals.LastDate
	if r.Value*k.way.sign() <= 0 {
		return r.say + ", which is no " + extreme(k).word()
	}
	if last == eventstudy.NoDate {
		return fmt.Sprintf("%s, the %s %s since the file begins on %s",
			r.say, k.word(), c.over.unit, day(l.Days[0]))
	}
	return fmt.Sprintf("%s, the %s %s since the one up to %s (%s)", r.say, k.word(), c.over.unit,
		day(last), percent(r.Rivals.Last, apart(r.Rivals.Last, r.Value)))
}

// before reports whether a day is that of the session right before another.
func (l *Listing) before(d, earlier eventstudy.Date) bool {
	i, ok := l.Row(d)
	return ok && i > 0 && l.Days[i-1] == earlier
}

// legal are endings of a company's name that a sentence leaves out.
var legal = []string{", Inc.", " Inc.", " Inc", " Ltd.", " Ltd", " plc", " PLC", " Corp.",
	" Corporation", " AG", " SE", " S.A."}

// shares names a listing in a sentence.
func (s *shelf) shares(id string) string {
	if i, ok := s.index[id]; ok {
		return SharesOf(s.book.Securities[i])
	}
	return id
}

// SharesOf names a listing in a sentence: "Alibaba's Hong Kong shares" of "Alibaba (Hong Kong)".
func SharesOf(sec eventstudy.Security) string {
	if sec.Name == "" {
		return sec.ID
	}
	name, place, _ := strings.Cut(sec.Name, " (")
	for _, end := range legal {
		name = strings.TrimSuffix(name, end)
	}
	if place = strings.TrimSuffix(place, ")"); place != "" {
		place += " "
	}
	if strings.HasSuffix(name, "s") {
		return name + "' " + place + "shares"
	}
	return name + "'s " + place + "shares"
}
