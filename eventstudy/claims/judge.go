package claims

import (
	"math"
	"strings"

	"stockmove/eventstudy"
)

// Judge holds each claim against the prices and returns one verdict for each, in the order of the claims. A
// claim that Check refuses is unverifiable, with the first problem for a note.
//
// The rule, in order: supported when the plain reading of a named listing agrees; unverifiable when no plain
// reading could be decided; other-reading when another reading agrees; unverifiable when another price of the
// session, unknown to the file, might have; contradicted when none agrees.
func Judge(cs []Claim, b Book) []Verdict {
	s := newShelf(b)
	out := make([]Verdict, len(cs))
	for i, c := range cs {
		out[i] = judge(c, s)
	}
	return out
}

func judge(c Claim, s *shelf) Verdict {
	v := Verdict{Claim: c, Status: Unverifiable, Measured: math.NaN(), Unit: Fraction}
	if ps := Check(c); ps != nil {
		v.Note = sentence(ps.List[0].What)
		return v
	}
	k, q := ask(c)
	v.Unit = k.Shape().Unit
	v.Readings = read(k, q, s)
	for i := range v.Readings {
		r := &v.Readings[i]
		if why := s.listing(r.Security).falsehood(r); why != "" {
			r.Matches, r.Need = false, why
		}
	}
	decide(&v, q)
	doubts(&v, q, s)
	v.Note = note(&v, q)
	return v
}

// ask makes a checked claim ready to be measured.
func ask(c Claim) (Kind, *Query) {
	k, _ := Kinds.Lookup(c.Kind)
	q := &Query{Claim: c}
	q.Target, _ = ParseTarget(c)
	if k.Shape().Since {
		q.Since, _ = ParseSince(c.Since, c.Date)
	}
	return k, q
}

// read measures the claim on the named listings and then, without their neighbouring sessions, on the study's other securities.
func read(k Kind, q *Query, s *shelf) (out []Reading) {
	mine := *q
	mine.Named = true
	seen := map[string]bool{}
	for _, id := range q.Claim.Securities {
		if !seen[id] {
			seen[id] = true
			out = append(out, k.Read(&mine, s.listing(id))...)
		}
	}
	for _, sec := range s.book.Securities {
		related := !seen[sec.ID] && sec.Prices != nil && s.akin(q.Claim.Securities, sec)
		if seen[sec.ID] || sec.Prices == nil || !related && len(s.book.Securities) > maxStrangers {
			continue
		}
		seen[sec.ID] = true
		for _, r := range k.Read(q, s.listing(sec.ID)) {
			// A close answer of another listing is worth knowing; its passing touches and other bases are not.
			if r.Need != "" || !r.Plain && r.rank != sameSession || math.IsNaN(r.Value) {
				continue
			}
			r.Name, r.Plain, r.rank = "another listing: "+r.Name, false, otherListing
			if !related {
				// Another company's figure makes no claim true, but the very figure written is a mix-up worth naming.
				if !r.Matches || q.Target == nil || q.Target.Lo == nil || q.Target.Hi == nil {
					continue
				}
				r.Name, r.rank, r.Matches = strings.Replace(r.Name, "listing", "company", 1), stranger, false
			}
			out = append(out, r)
		}
	}
	return out
}

// decide sets the status and the deciding reading.
func decide(v *Verdict, q *Query) {
	var plain, other, open *Reading
	decided := false
	for i := range v.Readings {
		r := &v.Readings[i]
		switch {
		case r.Plain && r.Matches:
			if plain == nil {
				plain = r
			}
		case r.Matches:
			if other == nil || r.rank < other.rank {
				other = r
			}
		case r.Need != "" && r.rank == sameSession && (q.Claim.Basis == "" || r.Plain):
			if open == nil {
				open = r
			}
		}
		decided = decided || r.Plain && r.Need == ""
	}
	switch {
	case plain != nil:
		v.settle(Supported, plain)
	case !decided:
		v.settle(Unverifiable, open)
	case other != nil:
		v.settle(OtherReading, other)
	case open != nil:
		v.settle(Unverifiable, v.plain(""))
	default:
		v.settle(Contradicted, v.nearest(q))
	}
}

func (v *Verdict) settle(s Status, r *Reading) {
	v.Status = s
	if r != nil {
		v.Measured, v.Reading, v.Security = r.Value, r.Name, r.Security
		v.Warnings = append(v.Warnings, r.warn...)
	}
}

// plain returns the plain reading of a listing, or the first that was measured, or the first.
func (v *Verdict) plain(security string) *Reading {
	var first *Reading
	for i := range v.Readings {
		r := &v.Readings[i]
		if !r.Plain {
			continue
		}
		if security != "" && r.Security == security || security == "" && r.Need == "" && !math.IsNaN(r.Value) {
			return r
		}
		if first == nil {
			first = r
		}
	}
	return first
}

// nearest returns the reading of a named listing whose figure comes closest to the claim; for a record, the one that
// falls least short of being it.
func (v *Verdict) nearest(q *Query) *Reading {
	best := v.plain("")
	miss := func(r *Reading) float64 {
		if k, _ := Kinds.Lookup(v.Claim.Kind); k.Shape().Figure {
			return q.Target.miss(r.Value)
		}
		if r.rank != sameSession {
			return math.Inf(1)
		}
		return r.short
	}
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.rank >= otherListing || math.IsNaN(r.Value) || r.Need != "" {
			continue
		}
		if best == nil || math.IsNaN(best.Value) || miss(r) < miss(best)-1e-12 {
			best = r
		}
	}
	return best
}

// doubts adds what the price file is known to be wrong about on the days of the deciding reading, and whether its
// basis is unknown.
//
// A change and a record rest on every day between their ends as well.
func doubts(v *Verdict, q *Query, s *shelf) {
	r := v.decided()
	if r == nil {
		return
	}
	first, last := r.FromDate, r.ToDate
	if q.Since.Text != "" && v.Claim.Kind != "change-since" {
		first = q.Since.Last + 1
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
	if p.Basis == eventstudy.BasisUnknown || p.Basis == "" {
		v.Warnings = append(v.Warnings, eventstudy.Warning{Code: "basis_unknown", Where: r.Security,
			Text: l.File() + " does not say whether its prices are adjusted; they are taken as quoted"})
	}
}
