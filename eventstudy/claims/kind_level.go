package claims

import (
	"fmt"
	"math/big"
	"strings"

	"stockmove/eventstudy"
)

func init() { Kinds.Register(level{}) }

// level is a price stood at on a day, compared only in the listing's own currency: no exchange rate is
// among the inputs.
type level struct{}

func (level) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "level", Title: "price on a day", Order: 20,
		Formula: "P_t, with P the close unless the words name the high, the low or the open",
		Use:     "“to HK$124.3”, “closed at $119.54”",
		Avoid:   "for a price that a later split has divided in the file",
		Assumes: "a quoted price in the currency of the listing",
	}
}

func (level) Shape() Shape { return Shape{Figure: true, Unit: Price, Example: "HK$124.3"} }

// Read looks at the four prices of the day, the range between them, the adjusted close and the closes around it.
func (v level) Read(q *Query, l *Listing) []Reading {
	plain, i, ok := undecided(q, l, q.Claim.Date)
	plain.Name = v.name(q.basis())
	if why := v.foreign(q, l); why != "" {
		plain.Need, plain.say = why, ""
		return []Reading{plain}
	}
	if !ok {
		return append([]Reading{plain}, v.near(q, l)...)
	}
	out := []Reading{v.at(q, l, q.basis(), i)}
	out[0].Plain = true
	for _, s := range l.others(q, i) {
		out = append(out, v.at(q, l, s, i))
	}
	// A price between low and high was traded at some moment, as far as daily bars can tell.
	if lo, hi := exact(l.Low[i]), exact(l.High[i]); lo != nil && hi != nil {
		r := v.at(q, l, "high", i)
		if q.Target.miss(l.Low[i]) < q.Target.miss(l.High[i]) {
			r = v.at(q, l, "low", i)
		}
		r.Name, r.rank = "passed through during the session", through
		r.Matches = q.Target.Meets(lo, hi)
		r.Detail = fmt.Sprintf("low %s, high %s", l.money(l.Low[i]), l.money(l.High[i]))
		r.say = fmt.Sprintf("on %s the share traded between %s and %s", day(l.Days[i]), l.money(l.Low[i]), l.money(l.High[i]))
		out = append(out, v.unsure(l, r, i))
	}
	// Chart sites show the adjusted close as if it had been paid.
	if a := l.Adj[i]; differs(a/l.Close[i], 1) && exact(a) != nil {
		r := v.at(q, l, "close", i)
		r.Name, r.rank, r.To, r.Value = "adjusted close", otherBasis, a, a
		r.Matches = q.hits(a, a)
		r.say = fmt.Sprintf("the dividend-adjusted close of %s is %s", day(l.Days[i]), l.money(a))
		out = append(out, r)
	}
	out = append(out, v.near(q, l)...)
	v.split(q, l, out)
	return out
}

// name is the reading's name, “intraday high”.
func (level) name(side string) string {
	for _, s := range sides {
		if s.name == side {
			return s.long
		}
	}
	return side
}

// foreign says why a price in the claim's currency cannot be held against the listing; "" when it can.
func (level) foreign(q *Query, l *Listing) string {
	p := l.Security.Prices
	if q.Target.Currency == "" || p == nil || p.Currency == "" || strings.Contains(q.Target.Currency, strings.ToUpper(p.Currency)) {
		return ""
	}
	return fmt.Sprintf("a price of %s in %s; %s is in %s, and exchange rates are not among the inputs",
		l.Security.ID, strings.ReplaceAll(q.Target.Currency, "|", " or "), l.File(), p.Currency)
}

// at is one price of row i.
func (v level) at(q *Query, l *Listing, side string, i int) Reading {
	r := blank(l, v.name(side))
	r.ToDate, r.To = l.Days[i], l.price(side, i)
	r.Value = r.To
	r.Matches = q.hits(r.To, r.To)
	if exact(r.To) == nil {
		r.Need = fmt.Sprintf("the %s of %s on %s, which %s lacks", side, l.Security.ID, l.Days[i], l.File())
	}
	r.say = fmt.Sprintf("%s of %s is %s", owner(side), day(r.ToDate), l.money(r.To))
	if side == "close" {
		r.say = fmt.Sprintf("closed at %s on %s", l.money(r.To), day(r.ToDate))
	}
	if p := l.Security.Prices; q.Target.Currency != "" && p != nil && p.Currency == "" {
		r.warn = append(r.warn, eventstudy.Warning{Code: "currency_unknown", Where: l.Security.ID,
			Text: fmt.Sprintf("%s does not state its currency; its prices are taken to be in that of %q", l.File(), q.Target.Text)})
	}
	return v.unsure(l, r, i)
}

// unsure marks a level of adjusted prices as undecided, unless they are provably the quoted ones.
func (level) unsure(l *Listing, r Reading, i int) Reading {
	if !l.quoted(i) {
		r.Matches = false
		r.Need = fmt.Sprintf("quoted prices of %s for %s; those of %s have dividends taken out", l.Security.ID, l.Days[i], l.File())
	}
	return r
}

// near lists the closes of the sessions around the day.
func (v level) near(q *Query, l *Listing) (out []Reading) {
	if !q.Named || !l.daily() {
		return nil
	}
	rows, dist := l.neighbours(q.Claim.Date)
	for k, i := range rows {
		r := v.at(q, l, "close", i)
		r.Name += ", " + away(dist[k])
		r.rank = nearby
		out = append(out, r)
	}
	return out
}

// splits are the factors by which a split or a consolidation, or two of them, commonly divide prices.
var splits = []int64{2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 28, 30, 40, 50, 100}

// split looks for the claimed price in a file that was adjusted for a later split: a price of the day that
// agrees with the claim after multiplication by a common factor. Such a file cannot tell, so the plain reading
// becomes undecided; a file of prices as traded can, and keeps its verdict.
func (v level) split(q *Query, l *Listing, out []Reading) {
	for _, r := range out { // a claim that is true somehow, or is no single price, needs no split to explain it
		if r.Matches || q.Target.Lo == nil || q.Target.Hi == nil {
			return
		}
	}
	for _, r := range out {
		p := exact(r.To)
		if r.rank != sameSession || p == nil {
			continue
		}
		for _, f := range splits {
			word, what := "", fmt.Sprintf("the %s of %s, %s", r.Name, day(r.ToDate), l.money(r.To))
			if q.Target.Contains(new(big.Rat).Mul(p, big.NewRat(f, 1))) {
				word = fmt.Sprintf("%d times %s", f, what)
			} else if q.Target.Contains(new(big.Rat).Mul(p, big.NewRat(1, f))) {
				word = fmt.Sprintf("1/%d of %s", f, what)
			}
			if word == "" {
				continue
			}
			plain := &out[0]
			plain.Detail = fmt.Sprintf("the claimed price is %s: a split since then would explain it", word)
			if l.Security.Prices.Basis != eventstudy.Raw {
				plain.Need = fmt.Sprintf("prices of %s as traded on %s: in %s a later split may have changed them by a factor of %d",
					l.Security.ID, q.Claim.Date, l.File(), f)
			}
			return
		}
	}
}
