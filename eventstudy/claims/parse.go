package claims

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Parse makes a statement ready to be measured, without looking at any price. The problems are all
// that is wrong with it as written, at the position of the statement, each with the key that is to
// blame; nil when nothing is.
func Parse(s Statement) (Claim, *eventstudy.Problems) {
	c := Claim{Statement: s}
	p := parser{claim: &c}
	if text := c.written(); text != "" {
		p.size, p.bad = ParseQuantity(text)
	}
	if len(s.Securities) == 0 {
		p.add("security", "name one listing, or a list of them when the article does not say which",
			"no security")
	}
	if s.Date == eventstudy.NoDate {
		p.add("date", "date = 2025-02-13: the day that the article speaks of", "no date")
	}
	k, ok := Kinds.Lookup(s.Kind)
	if !ok {
		what := fmt.Sprintf("unknown kind %q", s.Kind)
		if s.Kind == "" {
			what = "no kind"
		}
		p.add("kind", kindHint(s.Kind), "%s", what)
		p.figure(Shape{})
		return p.done()
	}
	c.kind = k.rule
	shape := k.Shape()
	switch side := Side(s.Basis); side {
	case "", Close, High, Low, Open:
		c.Fixed = side
	default:
		p.add("basis", "basis is close, high, low or open, and is left out unless the words fix it",
			"unknown basis %q", s.Basis)
	}
	p.claim.over, p.claim.window = parseStretch(c.Period), parseWindow(c.Span)
	p.since(shape)
	p.direction(shape)
	p.figure(shape)
	p.keys(shape)
	return p.done()
}

// parser collects what is wrong with one statement.
type parser struct {
	claim *Claim
	size  Quantity // the first figure of the statement
	bad   error    // what is wrong with it
	ps    eventstudy.Problems
}

// add records a problem with a key of the statement; "" is the statement as a whole.
func (p *parser) add(key, hint, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if p.claim.ID != "" {
		what = fmt.Sprintf("claim %q: %s", p.claim.ID, what)
	}
	one := &eventstudy.Problem{Pos: p.claim.Pos, Key: key, What: what, Hint: hint}
	p.ps.List = append(p.ps.List, one) // of one statement they are few
}

// done keeps the first problem with the claim as well, so that a claim at fault can still be
// answered: the words leave open what must be known.
func (p *parser) done() (Claim, *eventstudy.Problems) {
	if p.ps.Err() == nil {
		return *p.claim, nil
	}
	p.claim.fault = p.ps.List[0].What
	return *p.claim, &p.ps
}

// kindHint names the nearest kind and all of them.
func kindHint(name string) string {
	all := strings.Join(Kinds.Names(), ", ")
	if near := words.Near(name, Kinds.Names()); near != "" {
		return fmt.Sprintf("did you mean %q? kinds are %s", near, all)
	}
	return "kinds are " + all
}

// since wants a time before the claim's day where the kind has one, and none elsewhere: a since
// that changes nothing would look as if it had been obeyed. A change may start within the period it
// names, a record may not.
func (p *parser) since(shape Shape) {
	const spellings = `since = "year-start", "2022-01-31", "2022-01" or "2022"`
	c := p.claim
	switch {
	case shape.Since && c.Since == "" && !shape.SinceOptional:
		p.add("since", spellings, "kind %q needs since", c.Kind)
	case !shape.Since && c.Since != "":
		p.add("since", "leave since out, or use change-since, highest-since, …",
			"kind %q has no since", c.Kind)
	case shape.Since && c.Since != "" && c.Date != eventstudy.NoDate:
		var err error
		if c.Start, err = ParseSince(c.Since, c.Date); err != nil {
			p.add("since", spellings, "%s", err)
		} else if c.Start.First >= c.Date || c.Start.Last >= c.Date && !shape.Within {
			p.add("since", "since is a time before date", "since %q does not lie before %s",
				c.Since, c.Date)
		}
	}
}

// direction settles the way of the figure: the key, else its sign, else the verb nearest to it.
func (p *parser) direction(shape Shape) {
	c := p.claim
	c.Way = map[string]Direction{"up": Up, "down": Down}[c.Direction]
	if c.Direction != c.Way.String() {
		p.add("direction", `direction = "up" or "down"`, "unknown direction %q", c.Direction)
	}
	if c.Direction != "" && !shape.Directed {
		p.add("direction", "leave direction out", "kind %q has no direction", c.Kind)
	}
	if shape.Way != Unstated {
		c.Way = shape.Way
		return
	}
	if !shape.Directed {
		return
	}
	figure, bound, sign := p.signed()
	verb, both := Unstated, false
	// A value that rose to an amount stands at it.
	if c.Direction == "" && !(shape.Unit == Price && stands(c.Quote, figure)) {
		verb, both = DirectionOf(c.Quote, figure)
	}
	switch {
	case both:
		p.add("quote", `say which with direction = "up" or "down", or write two claims`,
			"the quote says both directions of %q", figure)
	case sign < 0 && c.Way == Up, sign > 0 && c.Way == Down:
		p.add("direction", "leave one of the two out",
			"the sign of %q and direction = %q disagree", figure, c.Direction)
	case sign < 0 && verb == Up, sign > 0 && verb == Down:
		p.add(c.sizes()[0], `leave the sign out, or say direction = "up" or "down"`,
			"the sign of %q and the verb of the quote disagree", figure)
	// “Fell at least −9 %” may be read by size or as a signed number, and the two are opposite
	// bounds; both spellings are shown and neither is guessed.
	case sign < 0 && (bound == AtLeast || bound == MoreThan) && (verb == Down || c.Way == Down):
		key, other := "at_least", "at_most"
		if bound == MoreThan {
			key, other = "more_than", "less_than"
		}
		size := strings.TrimSpace(strings.TrimLeft(figure, "-−–"))
		p.add(c.sizes()[0],
			fmt.Sprintf("of a fall by its size write %s = %q, as a signed number %s = \"-%s\"", key,
				size, other, size),
			"%s = %q beside a fall may mean that much or more, or that much or less", key, figure)
	case c.Way == Unstated && sign != 0:
		c.Way = map[bool]Direction{true: Up, false: Down}[sign > 0]
	case c.Way == Unstated && verb != Unstated:
		c.Way = verb
	case c.Way == Unstated:
		c.Way = shape.Default
	}
}

// signed is the first figure of the statement, how it bounds, and its sign.
func (p *parser) signed() (text string, bound Bound, sign int) {
	if fs := p.claim.figures(); len(fs) > 0 {
		bound = fs[0].bound
	}
	if bound == Exactly {
		bound = p.size.Bound
	}
	return p.claim.written(), bound, p.size.Sign // what is wrong with it is said by figure
}

// figure wants at most one statement of size, in the unit of the kind, and exactly one where the
// kind is nothing without it.
func (p *parser) figure(shape Shape) {
	c := p.claim
	fs, n := c.figures(), len(c.sizes())
	between := c.Between != [2]string{}
	if shape.Word != nil { // a figure that is a word of the kind's own
		if shape.Figure && c.Value == "" {
			p.add("value", fmt.Sprintf("value = %q", shape.Example),
				"kind %q needs a value", c.Kind)
		} else if c.Value != "" && !shape.Word(c.Value) || n > 1 || n == 1 && c.Value == "" {
			p.add(c.sizes()[0], fmt.Sprintf("value = %q", shape.Example),
				"kind %q takes no such figure", c.Kind)
		}
		return
	}
	switch {
	case between && (c.Between[0] == "" || c.Between[1] == ""):
		p.add("between", `between = ["9.1%", "9.2%"]`, "between needs two figures")
		return
	case n > 1:
		p.add(c.sizes()[1], "a claim states one figure; write two claims otherwise",
			"more than one of value, at_least, at_most, more_than, less_than, about, nearly and "+
				"between")
		return
	case n == 0:
		if shape.Figure {
			p.add("value", fmt.Sprintf("value = %q, or at_least, at_most, between", shape.Example),
				"kind %q needs a figure", c.Kind)
		}
		return
	}
	var t Target
	err := p.bad
	if between && err == nil {
		t, err = p.size.to(c.Between[1], c.Way)
	} else if err == nil {
		q := p.size
		if fs[0].bound != Exactly && q.Bound != Exactly && q.Bound != fs[0].bound {
			err = fmt.Errorf("%s and the words of %q disagree", fs[0].key, fs[0].text)
		}
		// Percentage points of a change are its per cents.
		if q.Unit == Points && shape.Unit == Fraction { // percentage points
			q.Unit, q.Value, q.Step = Fraction, q.Value.Quo(q.Value, pow10(2)),
				q.Step.Quo(q.Step, pow10(2))
		}
		if q.Unit == Price && q.Currency == "" && shape.Unit == Points ||
			q.Unit == Points && shape.Unit == Price {
			q.Unit = shape.Unit // a bare number
		}
		t = q.target(fs[0].bound, c.Way)
		p.reach(q.Reach, shape)
	}
	if err != nil {
		p.add(c.sizes()[0], figureHint(shape), "%s", err)
		return
	}
	if shape.Unit != "" && t.Unit != shape.Unit && !(shape.Unit == Points && t.Unit == Price) {
		hint := figureHint(shape)
		if t.Unit == Multiple && shape.Unit == Fraction && shape.Since {
			hint = `a ratio of two prices is of kind = "multiple"`
		}
		p.add(c.sizes()[0], hint, "kind %q takes %s, not %q", c.Kind, unitWords[shape.Unit], t.Text)
		return
	}
	c.Target = t.ready()
	// The key goes before the words, and the words before nothing: without either all prices of the
	// session are tried.
	if c.Fixed == "" && shape.Figure && shape.Sides {
		c.Fixed = FixedOf(c.Quote, c.written(), c.Way)
	}
}

// reach fixes the price of the day by the words of the figure itself: "as much as 9 %".
func (p *parser) reach(r Reach, shape Shape) {
	c, side := p.claim, r.Side(p.claim.Way)
	switch {
	case side == "":
	case !shape.Sides:
		p.add(c.sizes()[0], "leave the words before the figure out",
			"kind %q takes no price within the session, as %q has it", c.Kind, c.written())
	case c.Fixed != "" && c.Fixed != side:
		p.add("basis", "leave one of the two out",
			"basis = %q and the words of %q disagree", c.Basis, c.written())
	default:
		c.Fixed = side
	}
}

// written is the first figure of the statement.
func (c *Statement) written() string {
	if fs := c.figures(); len(fs) > 0 {
		return fs[0].text
	}
	return c.Between[0]
}

// keys refuses the keys of other kinds, and asks the kind for its own.
func (p *parser) keys(shape Shape) {
	c := p.claim
	for _, k := range []struct {
		name string
		set  bool
	}{{"against", c.Against != ""}, {"period", c.Period != ""}, {"span", c.Span != ""},
		{"of", c.Of != ""}, {"length", c.Length != 0}, {"days", c.Days != 0}} {
		if k.set && !slices.Contains(shape.Keys, k.name) {
			p.add(k.name, "leave "+k.name+" out", "kind %q has no %s", c.Kind, k.name)
		}
	}
	if shape.Check != nil {
		if key, what, hint := shape.Check(c); what != "" {
			p.add(key, hint, "%s", what)
		}
	}
}

// figureHint shows a figure of the kind; without a known kind, one of each.
func figureHint(s Shape) string {
	if s.Example == "" {
		return `write the figure as the article does, "9.2%" or "HK$124.3"`
	}
	return fmt.Sprintf("write the figure as the article does, such as %q", s.Example)
}
