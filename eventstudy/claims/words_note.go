package claims

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy/words"
)

// note puts a verdict into a sentence or two: what the plain reading of each named listing
// measured, then what makes the claim true, or comes nearest, or is missing.
func note(v *Verdict, s *shelf) string {
	c := &v.Claim
	said := map[string]bool{}
	var out []string
	for _, id := range c.Securities {
		if r := v.Plain(id); r != nil && !said[id] {
			said[id] = true
			if p := plainly(r); p != "" {
				out = append(out, p)
			}
		}
	}
	add := func(text string) {
		if text != "" {
			out = append(out, words.Sentence(text))
		}
	}
	// The plain readings are said already; what follows is what decides, with what it is worth.
	switch r := v.Decided(); v.Status {
	case OtherReading:
		add(c.claimed() + " is true on another reading: " + v.subject(r) + full(r) + v.odds(r))
		add(v.also(r))
		other := func(r Reading) bool { return !r.Plain }
		if n := lacking(slices.DeleteFunc(slices.Clone(v.Readings), other)); n != "" {
			add("whether the plain reading of every listing disagrees cannot be told: it needs " +
				n)
		}
	case Undecided:
		add(c.claimed() + " agrees with another price of the session, " + coincides(r, "does so") +
			": " + v.subject(r) + full(r))
		add("the time of the report, one more digit, or whether the close is meant would settle it")
	case Contradicted:
		add(contradiction(v, r))
		if p := v.Plain(""); p != nil && (r == nil || !r.Matches) && c.mirrored(p) {
			add("the figure fits with the other sign")
		}
		v.strangers(add)
		add(s.sayMeant(v))
	case Unverifiable:
		add(v.unverified())
	}
	// That an article understates a record belongs in the text; other warnings are footnotes.
	for _, w := range v.Warnings {
		if w.Code == "understated" {
			add(w.Text)
		}
	}
	if missing := s.missing(c); v.Status == Supported && len(missing) > 0 {
		add("there are no prices of " + words.List(missing))
	}
	return strings.Join(out, " ")
}

// missing are the named listings that no file holds.
func (s *shelf) missing(c *Claim) (out []string) {
	for _, id := range c.Securities {
		if len(s.listing(id).Days) == 0 {
			out = append(out, id)
		}
	}
	return out
}

// contradiction says what comes nearest, and what it is worth where something does agree.
func contradiction(v *Verdict, r *Reading) string {
	c := &v.Claim
	claimed := c.claimed()
	switch {
	case r == nil || r.Plain || r.say == "":
		return "no reading agrees with " + claimed
	case r.Matches && !c.eligible(r):
		return fmt.Sprintf("the words name %s; %s agrees only with another price: %s%s",
			owner(c.Fixed), claimed, v.subject(r), full(r))
	case r.Matches:
		return fmt.Sprintf("only a reading far from the words agrees with %s, %s: %s%s",
			claimed, coincides(r, "finds one"), v.subject(r), full(r))
	}
	return fmt.Sprintf("no reading agrees with %s; the nearest: %s%s", claimed,
		v.subject(r), full(r))
}

// coincides says on how many ordinary days such a figure does what the claimed one does.
func coincides(r *Reading, does string) string {
	if math.IsNaN(r.Chance) {
		return "and on how many ordinary days such a figure " + does + " cannot be told"
	}
	return fmt.Sprintf("but %s %s on %s", r.such(), does, oftenness(r.Chance))
}

// such names what the chance of a reading is the chance of.
func (r *Reading) such() string {
	if r.near {
		return "a figure so near to the close"
	}
	return "such a figure"
}

// oftenness says on how many days something is so.
func oftenness(p float64) string {
	if p >= 0.995 {
		return "every day"
	}
	return share(p) + " of days"
}

// share writes a chance, "58 %", "4.8 %".
func share(p float64) string {
	if p < 0.1 {
		return size(p, 1)
	}
	return size(p, 0)
}

// Odds writes the chance of a reading for a table: "0.41 %", and of one that no day saw how many
// days were looked at, for "0.00 %" would say that there is no such chance. It is empty where the
// chance is unknown.
func (r *Reading) Odds() string {
	switch {
	case math.IsNaN(r.Chance):
		return ""
	case r.Chance > 0:
		return words.Size(r.Chance, 2)
	case r.of > 0:
		return "none of " + words.Count(r.of)
	}
	return "none"
}

// odds is what a rescue is worth, as a clause.
func (v *Verdict) odds(r *Reading) string {
	switch {
	case math.IsNaN(r.Chance):
		return ""
	case r.Chance == 0:
		return "; such a figure fits no other day of the year before"
	}
	return fmt.Sprintf("; %s fits only %s of the days of the year before", r.such(),
		share(r.Chance))
}

// unverified says what is missing, as a clause: prices, an open exchange, or the direction of the
// figure.
func (v *Verdict) unverified() string {
	c := &v.Claim
	if n := lacking(v.Readings); n != "" {
		return "the data at hand cannot tell: it needs " + n
	}
	if p := v.Plain(""); p != nil && p.Closed == "" {
		way := "up"
		if p.Value < 0 {
			way = "down"
		}
		return fmt.Sprintf("neither the words nor a sign say whether %s is a rise or a fall, and "+
			"the opposite agrees: say direction = %q", c.Target.Text, way)
	}
	var parts []string
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.Rank != Nearby || r.Session != 1 && r.Session != -1 || r.say == "" {
			continue
		}
		agrees := "which does not agree"
		if r.Matches {
			agrees = "which agrees"
		}
		parts = append(parts,
			fmt.Sprintf("%s, %s%s, %s", away(r.Session), v.subject(r), r.say, agrees))
	}
	return strings.Join(parts, "; ")
}

// sayMeant proposes other days.
func (s *shelf) sayMeant(v *Verdict) string {
	var parts []string
	for _, m := range v.Meant {
		who := ""
		if len(v.Claim.Securities) > 1 {
			who = " for " + m.Security
		}
		parts = append(parts, fmt.Sprintf("%s%s (%s)", day(m.Date), who,
			v.amount(m.Value, s.listing(m.Security).currency)))
	}
	if len(parts) == 0 {
		return ""
	}
	return "the words would be true of another day: " + words.ListWith(parts, "or")
}

// amount writes a measured figure in the unit of the verdict.
func (v *Verdict) amount(x float64, currency string) string {
	switch v.Unit {
	case Price:
		return Money(x, currency)
	case Points:
		return words.Untie(words.MoneyChange(x, majorCurrency(currency)))
	case Multiple:
		return times(x)
	case Count:
		return shareCount(x)
	}
	return v.Claim.percent(x)
}

// Figure writes the value of a reading in the unit of the claim and the money of the listing; "–"
// where nothing was measured.
func (v *Verdict) Figure(r *Reading) string {
	if r == nil || math.IsNaN(r.Value) {
		return words.Unknown
	}
	return v.amount(r.Value, r.currency)
}

// plainly is the plain reading of a listing as a sentence; an undecided one says nothing here. A
// clause that begins with its own subject (“the day's high …”) takes the listing as a heading
// instead.
func plainly(r *Reading) string {
	if r.Closed != "" {
		return fmt.Sprintf("%s did not trade on %s (%s).", r.Security, day(r.ToDate), r.Closed)
	}
	if r.say == "" || r.Need != "" && math.IsNaN(r.Value) {
		return ""
	}
	return words.Ended(heading(r.Security, r) + full(r))
}

// heading is a listing before what a reading says: its subject, or a heading of a clause that has
// one of its own.
func heading(who string, r *Reading) string {
	if r.verbal() {
		return who + " "
	}
	return who + ": "
}

// verbal reports whether the clause of a reading begins with a verb, of which the listing is the
// subject.
func (r *Reading) verbal() bool {
	return r.Side == Close || r.Side == Volume || r.active
}

// full is a reading with its detail.
func full(r *Reading) string {
	if r.Detail != "" && r.Side != Range { // of a range it repeats the ends that say names
		return r.say + "; " + r.Detail
	}
	return r.say
}

// claimed is what is claimed, as a noun: "a rise of 9.2%", "the highest price since January 2022".
func (c *Claim) claimed() string { return c.kind.phrase(c) }

// subject names the listing where the reading is of another than the claim names, or the claim
// names several; a clause without a subject of its own is about “it”.
func (v *Verdict) subject(r *Reading) string {
	switch own := len(v.Claim.Securities) == 1 && r.Security == v.Claim.Securities[0]; {
	case !own:
		return heading(r.Security, r)
	case r.verbal():
		return "it "
	}
	return ""
}

// also names the other readings that agree, when there are any besides the deciding one.
func (v *Verdict) also(r *Reading) string {
	var more []string
	for i := range v.Readings {
		o := &v.Readings[i]
		if o == r || !o.Matches || o.Rank == Through || o.Rank == Nearby || o.Plain {
			continue
		}
		name := o.Name
		if o.Security != r.Security {
			name = o.Security + ", " + name
		}
		more = append(more, name)
	}
	switch len(more) {
	case 0:
		return ""
	case 1:
		return "another reading agrees too: " + more[0]
	}
	return "other readings agree too: " + strings.Join(more, "; ")
}

// strangers names a security of another issuer whose own figure is the one claimed: a mix-up worth
// a look.
func (v *Verdict) strangers(add func(string)) {
	for i := range v.Readings {
		if r := &v.Readings[i]; r.Rank == Stranger {
			add("the figure is that of " + r.Security + ": it " + full(r))
		}
	}
}

// lacking joins what the undecided readings of the session lack, once each: mostly it is the same
// thing.
func lacking(rs []Reading) string {
	var out []string
	for _, r := range rs {
		if r.Need != "" && r.Rank == SameSession {
			out = addNew(out, r.Need)
		}
	}
	return strings.Join(out, "; and ")
}
