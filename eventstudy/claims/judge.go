package claims

import (
	"cmp"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Judge holds each claim against the prices and returns one verdict for each, in the order of the
// claims.
//
// The rule, in order: supported when the plain reading of a named listing agrees; unverifiable when
// no plain reading could be decided, and when the words give no direction and the opposite figure
// agrees. Then the first of the other readings that agrees decides, from nearest to the words to
// farthest: other-reading where chance alone would make it, or one before it, agree on at most
// Book.Chance of ordinary days; above that undecided for another price of the session and
// contradicted for all others. Where none agrees the claim is contradicted, unless another price of
// the session, unknown to the file, might have.
func Judge(cs []Claim, b Book) []Verdict {
	s := newShelf(b)
	out := make([]Verdict, len(cs))
	for i := range cs {
		out[i] = judge(&cs[i], s)
	}
	return out
}

// Unasked is the verdict on a claim whose words leave open what must be known before any price is
// looked at; question says what that is.
func Unasked(c Claim, question string) Verdict {
	c.fault = question
	return judge(&c, nil)
}

// judge goes from what was measured to what is said: the readings, the chance of those that agree,
// the reading that decides, what is doubtful about it, and only then the words. No step looks at
// the words of an earlier one.
func judge(c *Claim, s *shelf) Verdict {
	v := Verdict{Claim: *c, Status: Unverifiable, Measured: math.NaN(), Unit: Fraction, Decider: -1}
	if c.fault != "" {
		v.Note = words.Sentence(c.fault)
		return v
	}
	v.Unit = c.unit()
	seats := s.readings(c, &v)
	s.chances(c, &v, seats)
	v.decide(s)
	doubts(&v, s)
	for i := range v.Readings {
		r := &v.Readings[i]
		r.Name = fullName(c, r.Way)
		if !math.IsNaN(r.Value) {
			r.say = c.kind.say(c, s.listing(r.Security), r)
		}
	}
	if r := v.Decided(); r != nil && r.Rivals != nil { // since when a superlative holds
		v.Holds = &Holds{r.Rivals.LastDate, r.Rivals.Last}
	}
	if v.Status == Contradicted {
		v.Meant = s.meant(c)
	}
	v.Note = note(&v, s)
	clause, own := s.correction(&v)
	v.Correction, v.restates = words.Ended(clause), clause != "" && !own
	return v
}

// unit is what the readings of a claim are in: those of a record of volumes are numbers of shares.
func (c *Claim) unit() Unit {
	s := c.kind.Shape()
	switch {
	case s.Unit == "":
		return Fraction
	case s.Unit == Multiple && s.SinceOptional && c.Since != "":
		return Count
	}
	return s.Unit
}

// seat is a reading's place: its listing and the row of the claim's day there.
type seat struct {
	l      *Listing
	row    int
	closed bool
}

// readings measures the claim on the named listings and then, without their neighbouring sessions,
// on the study's other securities.
func (s *shelf) readings(c *Claim, v *Verdict) (seats []seat) {
	seen := map[string]bool{}
	add := func(at seat, r Reading) {
		if why := at.l.falsehood(&r); why != "" {
			r.Matches, r.Need = false, why
		}
		v.Readings, seats = append(v.Readings, r), append(seats, at)
	}
	for _, id := range c.Securities {
		if !seen[id] {
			seen[id] = true
			s.named(c, s.listing(id), add)
		}
	}
	for _, sec := range s.book.Securities {
		if seen[sec.ID] || sec.Prices == nil || sec.ID == c.Against {
			continue
		}
		as := OtherListing
		if !s.akin(c.Securities, sec) {
			as = Stranger
		}
		// Among thousands of securities one has any figure; to name it would accuse at random.
		if as == Stranger && len(s.book.Securities) > maxStrangers {
			continue
		}
		seen[sec.ID] = true
		s.unnamed(c, s.listing(sec.ID), as, add)
	}
	return seats
}

// named measures a listing that the claim names, with its neighbouring sessions. On a day on which
// the exchange was closed they are all there is.
func (s *shelf) named(c *Claim, l *Listing, add func(seat, Reading)) {
	k := c.kind
	i, need, closed := l.place(c.Date, k.reach(c, l))
	if need == "" && closed == "" {
		need = k.lacks(c, l, i)
	}
	at := seat{l, i, closed != ""}
	// What cannot be measured still has its reading, which carries the need to the table and the
	// answer.
	if need != "" || closed != "" {
		r := blank(l, Way{Plain: true, Side: c.Side(), Past: c.Side()})
		if _, level := k.(level); level {
			r.Past = ""
		}
		r.ToDate, r.Need, r.Closed = c.Date, need, closed
		add(at, r)
		if need != "" || !l.has(i) || k.lacks(c, l, i) != "" {
			return
		}
	}
	ws := k.ways(c, l, i)
	if closed == "" {
		for _, w := range ws {
			add(at, k.measure(c, l, w, i, i))
		}
	}
	figure := c.Target != nil || k.Shape().Record // the sign alone fits half of all sessions
	if len(ws) == 0 || k.Shape().Alone || !figure || !l.daily() {
		return
	}
	plain := ws[0]
	plain.Plain, plain.Rank, plain.Side = false, Nearby, Close
	if plain.Past == High || plain.Past == Low || plain.Past == Open {
		plain.Past = Close
	}
	for _, step := range neighbours {
		j := i + step
		if closed != "" && step < 0 { // row i is that of the session before
			j++
		}
		if !l.has(j) || j < 1 || l.Days[j] <= c.Start.Last && c.Since != "" {
			continue
		}
		plain.Session = step
		add(at, k.measure(c, l, plain, j, i))
	}
}

// unnamed measures another security on the claim's day. A close answer of another listing is worth
// knowing; its passing touches and other bases are not. Another company's figure makes no claim
// true, but the very figure written is a mix-up worth naming.
func (s *shelf) unnamed(c *Claim, l *Listing, as Rank, add func(seat, Reading)) {
	k := c.kind
	i, need, closed := l.place(c.Date, k.reach(c, l))
	if need != "" || closed != "" || k.lacks(c, l, i) != "" {
		return
	}
	for _, w := range k.ways(c, l, i) {
		if w.Rank != SameSession {
			continue
		}
		r := k.measure(c, l, w, i, i)
		if r.Need != "" || math.IsNaN(r.Value) {
			continue
		}
		r.Plain, r.Rank = false, as
		if as == Stranger {
			if !w.Plain || !r.Matches || c.Target == nil || !c.Target.Single() {
				continue
			}
			if !(c.usual(l, w, i) <= rare) { // of many securities one will have it
				continue
			}
			r.Matches = false
		}
		add(seat{l, i, false}, r)
	}
}

// eligible reports whether a reading that is not plain may rescue the claim: words that fix a price
// shut out the other prices of the session.
func (c *Claim) eligible(r *Reading) bool {
	return !r.Plain && r.Rank != Stranger &&
		(c.Fixed == "" || r.Rank != SameSession && r.Rank != Through)
}

// decide sets the status and the deciding reading.
func (v *Verdict) decide(s *shelf) {
	c := &v.Claim
	plain, decided, mirrored, open := -1, false, false, -1
	for i := range v.Readings {
		r := &v.Readings[i]
		switch {
		case r.Plain && r.Matches && plain < 0:
			plain = i
		case r.Need != "" && open < 0 && (r.Plain || r.Rank == SameSession && c.Fixed == ""):
			open = i
		}
		if r.Plain && r.Need == "" && r.Closed == "" {
			decided = true
			mirrored = mirrored || c.mirrored(r)
		}
	}
	first := v.firstThatAgrees()
	switch {
	case plain >= 0:
		v.settle(Supported, plain)
	// The words give no direction and the opposite figure agrees: whether the article is right
	// depends on what it did not write, so the claim is asked and not condemned.
	case !decided, mirrored && c.Way == Unstated && c.kind.Shape().Directed:
		v.settle(Unverifiable, max(open, v.plainIndex()))
	case first >= 0:
		v.settle(s.weigh(&v.Readings[first], v), first)
	// Nothing agrees, but a price of the session that the file lacks might have.
	case open >= 0:
		v.settle(Unverifiable, v.plainIndex())
	default:
		v.settle(Contradicted, v.nearest())
	}
}

// weigh says what a reading that agrees and is not plain makes of the claim.
func (s *shelf) weigh(r *Reading, v *Verdict) Status {
	switch {
	case math.IsNaN(r.Chance) && r.Rank == SameSession:
		v.Warnings = append(v.Warnings, s.listing(r.Security).warn(warnChance))
		return OtherReading
	case r.Chance <= s.book.chance():
		return OtherReading
	case r.Rank == SameSession:
		return Undecided
	}
	return Contradicted
}

// firstThatAgrees is the nearest to the words of the readings that agree and may rescue, −1 when
// none does.
func (v *Verdict) firstThatAgrees() int {
	order := v.order()
	if at := slices.IndexFunc(order, func(i int) bool { return v.Readings[i].Matches }); at >= 0 {
		return order[at]
	}
	return -1
}

// mirrored reports whether the opposite figure agrees: "fell 10 %" was written down as 10 %, or the
// article has it the wrong way round.
func (c *Claim) mirrored(r *Reading) bool {
	if c.Target == nil || c.Target.Unit == Price || math.IsNaN(r.Value) || r.Value == 0 ||
		r.Matches || c.Target.Bound == AtMost || c.Target.Bound == LessThan {
		return false
	}
	if ch := change(r.From, r.To); c.Target.Unit == Fraction && ch != nil &&
		near(float(ch), r.Value) {
		return c.Target.mirror().Contains(ch)
	}
	return c.Target.mirror().Holds(r.Value)
}

// near compares a figure that was computed twice, exactly and in floating point.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(b) }

// settle points the verdict to its reading and takes over that reading’s doubts; those of readings
// that decide nothing stay where they are.
func (v *Verdict) settle(s Status, i int) {
	v.Status, v.Decider = s, i
	if r := v.Decided(); r != nil {
		v.Measured = r.Value
		v.Warnings = append(v.Warnings, r.warn...)
	}
}

// plainIndex is the index of Plain(""), −1 when there is none.
func (v *Verdict) plainIndex() int {
	p := v.Plain("")
	return slices.IndexFunc(v.Readings, func(r Reading) bool {
		return p != nil && r.Plain && r.Security == p.Security
	})
}

// nearest is the reading of a named listing whose figure comes closest to the claim; for a record,
// the one that falls least short of being it.
func (v *Verdict) nearest() int {
	best := v.plainIndex()
	miss := func(i int) float64 {
		r := &v.Readings[i]
		switch {
		case v.Claim.kind.Shape().Record && r.Rank != SameSession:
			return math.Inf(1)
		case v.Claim.kind.Shape().Record:
			return r.short()
		case v.Claim.Target == nil:
			return 0
		}
		return v.Claim.Target.miss(r.Value)
	}
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.Rank >= OtherListing || math.IsNaN(r.Value) || r.Need != "" {
			continue
		}
		if !r.Plain && !r.Matches && !v.Claim.eligible(r) {
			continue // a price that the words shut out
		}
		if best < 0 || math.IsNaN(v.Readings[best].Value) || miss(i) < miss(best)-1e-12 {
			best = i
		}
	}
	return best
}

// short is how much a record lacks, relative to its figure.
func (r *Reading) short() float64 {
	if r.Rivals == nil {
		return math.Inf(1)
	}
	if r.Rivals.Count == 0 {
		return 0
	}
	if r.Rivals.top != nil { // changes are compared as they are
		return math.Abs(r.Rivals.Best - r.Value)
	}
	return math.Abs(r.Rivals.Best-r.Value) / math.Abs(r.Value)
}

// doubts adds what the price file is known to be wrong about on the days of the deciding reading
// and between them, since a change and a record rest on every day between their ends as well; and
// whether its basis is unknown.
func doubts(v *Verdict, s *shelf) {
	r := v.Decided()
	if r == nil {
		return
	}
	first, last := r.FromDate, r.ToDate
	if shape := v.Claim.kind.Shape(); shape.Record && v.Claim.Since != "" {
		first = v.Claim.Start.Last + 1
	}
	if first == eventstudy.NoDate {
		first = last
	}
	l := s.listing(r.Security)
	p := l.Security.Prices
	if p == nil {
		return
	}
	for _, f := range p.Findings {
		if last != eventstudy.NoDate && f.Within(first, last) {
			v.Warnings = append(v.Warnings, f.Warning(r.Security))
		}
	}
	if l.doubtful(p.Basis) {
		v.Warnings = append(v.Warnings, l.warn(warnBasis))
	}
}

// order sorts the indexes of the readings that may rescue, from nearest to the words to farthest.
func (v *Verdict) order() (out []int) {
	for i := range v.Readings {
		if r := &v.Readings[i]; v.Claim.eligible(r) && r.Need == "" {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(v.Readings[a].Rank, v.Readings[b].Rank)
	})
	return out
}
