package claims

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
)

// Kinds holds every kind of price claim.
var Kinds = eventstudy.Registry[Kind]{Kind: "claim kind"}

// Kind is one sort of statement about a price: how it is judged, and what is told of it. Two kinds
// that mirror each other share a rule.
type Kind struct {
	rule
	info eventstudy.Info
}

// register adds a kind, by its rule and what is told of it.
func register(r rule, i eventstudy.Info) Kind {
	k := Kind{r, i}
	Kinds.Register(k)
	return k
}

// mirrored adds a kind and the one that mirrors it, which has its own place in lists. The words of
// the second are those of the first with each of some words turned into the one behind it.
func mirrored(of func(Direction) rule, up eventstudy.Info, order int, turn ...string) [2]Kind {
	down, words := up, strings.NewReplacer(turn...)
	for _, text := range []*string{&down.Name, &down.Title, &down.Formula, &down.Use, &down.Avoid,
		&down.Assumes, &down.Example} {
		*text = words.Replace(*text)
	}
	down.Order = order
	return [2]Kind{register(of(Up), up), register(of(Down), down)}
}

// Info is what lists and explanations say of the kind.
func (k Kind) Info() eventstudy.Info { return k.info }

// rule judges the claims of a kind. To add a kind is to write its rule, in a file of its own, and
// to register it: the keys of the file, the explanation, the chance of its readings and its place
// in answers follow. The order of its ways is part of the rule, since the first that agrees decides
// and each is charged with the coincidences of those before it. Its ways are data; it measures one
// on a listing, and says in floating point whether the words, dated to another session, would be
// true by it. Its English is in the files words_*.go.
type rule interface {
	// Shape says what a claim of this kind must state.
	Shape() Shape
	// reach is the first day of which the plain reading needs a price.
	reach(c *Claim, l *Listing) eventstudy.Date
	// lacks says what the plain reading of row i needs and the listing has not, "" when nothing.
	lacks(c *Claim, l *Listing, i int) string
	// ways lists the understandings of row i from nearest to the words to farthest, the plain one
	// first, without those of other sessions and listings.
	ways(c *Claim, l *Listing, i int) []Way
	// measure holds row j against the claim of row i; the two differ where the way is of another
	// session.
	measure(c *Claim, l *Listing, w Way, j, i int) Reading
	// fits asks whether the words, dated to row k instead of i, would be true by a way.
	fits(c *Claim, l *Listing, w Way, k, i int) answer
	// phrase is what is claimed, as a noun: "a rise of 9.2%".
	phrase(c *Claim) string
	name(c *Claim, w Way) string
	say(c *Claim, l *Listing, r *Reading) string
}

// Shape is what a kind needs to be stated.
type Shape struct {
	Figure  bool   // a figure must be there; otherwise it may be
	Unit    Unit   // of that figure
	Example string // of a value, for hints
	// since must be there, or may be with SinceOptional; otherwise it must not
	Since         bool
	SinceOptional bool      //
	Within        bool      // since may name a period that the day itself lies in
	Directed      bool      // the figure has a direction, told by key, sign or verb
	Way           Direction // of the figure, where the kind itself says it ("loss of 3.4 %")
	Sides         bool      // basis and the words may fix the price of the day
	Record        bool      // a superlative, which holds since some day
	Default       Direction // of the figure, where nothing says one
	Alone         bool      // no other session is tried
	Keys          []string  // further keys of the kind
	// what stands before its figure in a picture, the longest wording first; nil: its name
	Before []string
	Seen   Seen // the picture of its own that a claim of the kind has
	Word   func(value string) bool
	Check  func(c *Claim) (key, what, hint string)
}

// Seen is what a picture shows of a claim by itself, beside its row among all claims.
type Seen int

const (
	InRow    Seen = iota // nothing further
	OnDay                // the prices of its day
	OverTime             // the way of the price from its base to its day
)

// example is a whole claim that shows the keys of a kind.
func example(keys string) string {
	return `[[claim]]
id = "one"               # of your choice; without it claim-1, claim-2, …
source = "Reuters, 13 February 2025"
quote = "the words of the article"
security = "9988.HK"     # or a list, ["BABA", "9988.HK"]: the article did not say which listing
date = 2025-02-13        # the day that the article speaks of
` + keys
}

// figureKeys are the lines of an example that state a size.
func figureKeys(value string) string {
	return fmt.Sprintf("value = %-16q # written as in the article: its digits decide how near "+
		"the prices must come\n"+
		"# instead of value: at_least, at_most, more_than, less_than, about, nearly = \"…\", "+
		"between = [\"…\", \"…\"]\n", value)
}

// answer is whether a claim would be true on a session.
type answer int8

const (
	no answer = iota
	yes
	unknown
)

// truth is yes for true.
func truth(b bool) answer {
	if b {
		return yes
	}
	return no
}

// Side is the price of the plain reading.
func (c *Claim) Side() Side {
	if c.Fixed == "" {
		return Close
	}
	return c.Fixed
}

// Shape is that of the claim's kind, the zero one where it names none.
func (c *Claim) Shape() Shape {
	if c.kind == nil {
		return Shape{}
	}
	return c.kind.Shape()
}

// sides are the prices of a session, the plain one first and then the others from nearest to the
// words to farthest: of a rise the high, the open, the low; of a fall the low, the open, the high.
func (c *Claim) sides() []Side {
	all := []Side{Close, High, Open, Low}
	if c.Way == Down {
		all = []Side{Close, Low, Open, High}
	}
	out := []Side{c.Side()}
	for _, s := range all {
		if s != c.Side() {
			out = append(out, s)
		}
	}
	return out
}

// sideWays are the ways of the prices of row i. An open that the file lacks is left out when high
// and low are there, which enclose it.
func (c *Claim) sideWays(l *Listing, i int, base Base) (out []Way) {
	enclosed := exact(l.High[i]) != nil && exact(l.Low[i]) != nil
	for n, s := range c.sides() {
		if n > 0 && s == Open && enclosed && exact(l.Open[i]) == nil {
			continue
		}
		out = append(out, Way{Plain: n == 0, Side: s, Past: Close, Base: base})
	}
	return out
}

// price returns a price of row i.
func (l *Listing) price(s Side, i int) float64 {
	switch s {
	case High:
		return l.High[i]
	case Low:
		return l.Low[i]
	case Open:
		return l.Open[i]
	case Adjusted:
		return l.Adj[i]
	case Volume:
		return l.Volume[i]
	}
	return l.Close[i]
}

// has reports whether a row exists.
func (l *Listing) has(i int) bool { return i >= 0 && i < len(l.Days) }

// blank is a reading of nothing, to be filled.
func blank(l *Listing, w Way) Reading {
	nan, never := math.NaN(), eventstudy.NoDate
	return Reading{Way: w, Security: l.Security.ID, FromDate: never, ToDate: never, From: nan,
		To: nan, Value: nan, Chance: nan, currency: l.currency}
}

// ofDay is a reading of one price of row j.
func (l *Listing) ofDay(w Way, j int) Reading {
	r := blank(l, w)
	r.ToDate, r.To = l.Days[j], l.price(w.Side, j)
	if exact(r.To) == nil {
		r.Need = l.lack(needSide, w.Side, l.Days[j])
	}
	return r
}

// hits reports whether a price, or a change between two, agrees with the claim's figure; a claim
// without one has nothing to disagree with.
func (c *Claim) hits(l *Listing, from, to float64) bool {
	switch {
	case c.Target == nil:
		return true
	case c.Target.Unit == Price:
		return c.Target.Contains(l.major(to))
	}
	return c.Target.Contains(change(from, to))
}

// foreign says why a price in the claim's currency cannot be held against the listing; "" when it
// can.
func (c *Claim) foreign(l *Listing) string {
	cur := l.Currency()
	if c.Target == nil || c.Target.Currency == "" || cur == "" ||
		sameCurrency(c.Target.Currency, cur) {
		return ""
	}
	return l.lack(needRate, strings.ReplaceAll(c.Target.Currency, "|", " or "), cur)
}

// currencyDoubt is the warning on a price whose file does not say in what money it is.
func (c *Claim) currencyDoubt(l *Listing) []eventstudy.Warning {
	if c.Target == nil || c.Target.Currency == "" || l.Security.Prices == nil ||
		l.Currency() != "" && !l.guessed {
		return nil
	}
	if l.guessed {
		return []eventstudy.Warning{l.warn(warnGuessed, l.Currency())}
	}
	return []eventstudy.Warning{l.warn(warnCurrency, c.Target.Text)}
}

// neighbours are the sessions around the claim's day that are tried, from nearest to farthest.
var neighbours = []int{1, -1, 2, -2, 3, -3}
