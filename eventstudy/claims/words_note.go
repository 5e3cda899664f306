package claims

import (
	"fmt"
	"math"
	"slices"
	"stockmove/eventstudy/words"
	"strings"
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
	switch r := v.Decided(); v.Status {
	case OtherReading:
		out = append(out, words.Sentence(c.claimed()+" is true on another reading: "+v.subject(r)+full(r)+v.odds(r)))
		if also := v.also(r); also != "" {
			out = append(out, also)
		}
		if n := v.needs(true); n != "" {
			out = append(out, words.Sentence("whether the plain reading of every listing disagrees cannot be told: it needs "+n))
		}
	case Undecided:
		out = append(out, words.Sentence(c.claimed()+" agrees with another price of the session, but "+coincides(v, r)+": "+v.subject(r)+full(r)),
			"The time of the report, one more digit, or whether the close is meant would settle it.")
	case Contradicted:
		out = append(out, contradiction(v, r)...)
		out = append(out, v.strangers()...)
		if m := sayMeant(v); m != "" {
			out = append(out, m)
		}
	case Unverifiable:
		if t := v.unverified(); t != "" {
			out = append(out, words.Sentence(t))
		}
	}
	// That an article understates a record belongs in the text; other warnings are footnotes.
	for _, w := range v.Warnings {
		if w.Code == "understated" {
			out = append(out, words.Sentence(w.Text))
		}
	}
	if v.Status == Supported {
		if missing := s.missing(c); len(missing) > 0 {
			out = append(out, "There are no prices of "+words.List(missing)+".")
		}
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
func contradiction(v *Verdict, r *Reading) []string {
	c := &v.Claim
	claimed := c.claimed()
	switch {
	case r == nil || r.Plain || r.say == "":
	case r.Matches && !c.eligible(r):
		return []string{words.Sentence(fmt.Sprintf("the words name %s; %s agrees only with another price: %s%s",
			owner(c.Fixed), claimed, v.subject(r), full(r)))}
	case r.Matches:
		return []string{words.Sentence(fmt.Sprintf("only a reading far from the words agrees with %s, and %s: %s%s",
			claimed, coincides(v, r), v.subject(r), full(r)))}
	}
	t := "no reading agrees with " + claimed
	if r != nil && !r.Plain && r.say != "" {
		t += "; the nearest: " + v.subject(r) + full(r)
	}
	out := []string{words.Sentence(t)}
	if p := v.Plain(""); p != nil && c.mirrored(p) {
		out = append(out, "The figure fits with the other sign.")
	}
	return out
}

// coincides says how often the words would agree by chance.
func coincides(v *Verdict, r *Reading) string {
	if math.IsNaN(r.Chance) {
		return "how often it would do so by chance cannot be told"
	}
	if r.near {
		return fmt.Sprintf("a figure so near to the close does so on %s of days", share(r.Chance))
	}
	return fmt.Sprintf("so would such a figure on %s of days", share(r.Chance))
}

// share writes a chance, "58 %", "4.8 %".
func share(p float64) string {
	if p < 0.1 {
		return size(p, 1)
	}
	return size(p, 0)
}

// odds is what a rescue is worth, as a clause.
func (v *Verdict) odds(r *Reading) string {
	switch {
	case math.IsNaN(r.Chance):
		return ""
	case r.Chance == 0:
		return "; such a figure fits no other day of the year before"
	}
	such := "such a figure"
	if r.near {
		such = "a figure so near to the close"
	}
	return fmt.Sprintf("; %s fits %s of the days of the year before by chance", such, share(r.Chance))
}

// unverified says what is missing, as a clause: prices, an open exchange, or the direction of the
// figure.
func (v *Verdict) unverified() string {
	c := &v.Claim
	if n := v.needs(false); n != "" {
		return "the data at hand cannot tell: it needs " + n
	}
	if p := v.Plain(""); p != nil && p.Closed == "" {
		way := "up"
		if p.Value < 0 {
			way = "down"
		}
		return fmt.Sprintf("neither the words nor a sign say whether %s is a rise or a fall, and the opposite "+
			"agrees: say direction = %q", c.claimed(), way)
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
		parts = append(parts, fmt.Sprintf("%s, %s%s, %s", away(r.Session), v.subject(r), r.say, agrees))
	}
	return strings.Join(parts, "; ")
}

// sayMeant proposes other days.
func sayMeant(v *Verdict) string {
	var parts []string
	for _, m := range v.Meant {
		what := Percent(m.Value)
		if v.Unit != Fraction {
			what = fmt.Sprintf("%.6g", m.Value)
		}
		parts = append(parts, fmt.Sprintf("%s on %s (%s)", m.Security, day(m.Date), what))
	}
	if len(parts) == 0 {
		return ""
	}
	return "The words would be true of " + words.ListWith(parts, "or") + "."
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
	if r.verbal() {
		return r.Security + " " + full(r) + "."
	}
	return r.Security + ": " + full(r) + "."
}

// verbal reports whether the clause of a reading begins with a verb, of which the listing is the
// subject.
func (r *Reading) verbal() bool { return r.Side == Close && !r.headed }

// full is a reading with its detail.
func full(r *Reading) string {
	if r.Detail != "" && r.Side != Range { // of a range it repeats the ends that say names
		return r.say + "; " + r.Detail
	}
	return r.say
}

// claimed is the claim's figure, or its kind in words where it states none.
func (c *Claim) claimed() string {
	shape, t := c.kind.Shape(), c.Target
	switch {
	case t != nil && !shape.Record && c.Since == "":
		return t.Text
	case t != nil && !shape.Record:
		return t.Text + " since " + c.Start.Text
	}
	s := "the " + c.kind.Info().Title
	if k, ok := c.kind.(phrased); ok {
		s = k.phrase(c)
	}
	if c.Since != "" {
		s += " since " + c.Start.Text
	}
	if t != nil {
		s += " (" + t.Text + ")"
	}
	return s
}

// subject names the listing where the reading is of another than the claim names, or the claim
// names several; a clause without a subject of its own is about “it”.
func (v *Verdict) subject(r *Reading) string {
	if len(v.Claim.Securities) == 1 && r.Security == v.Claim.Securities[0] {
		if r.verbal() {
			return "it "
		}
		return ""
	}
	if r.verbal() {
		return r.Security + " "
	}
	return r.Security + ": "
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
	if len(more) == 0 {
		return ""
	}
	return words.Sentence("it agrees also on: " + strings.Join(more, "; "))
}

// strangers names a security of another company whose own figure is the one claimed: a mix-up worth
// a look.
func (v *Verdict) strangers() (out []string) {
	for i := range v.Readings {
		if r := &v.Readings[i]; r.Rank == Stranger {
			verb := ": "
			if r.verbal() {
				verb = " "
			}
			out = append(out, words.Sentence("the figure is that of another security: "+r.Security+verb+full(r)))
		}
	}
	return out
}

// needs joins what the undecided readings, or only the plain ones, lack, each thing once.
func (v *Verdict) needs(plain bool) string {
	var out []string
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.Need != "" && r.Rank == SameSession && !slices.Contains(out, r.Need) && (r.Plain || !plain) {
			out = append(out, r.Need)
		}
	}
	return strings.Join(out, "; and ")
}
