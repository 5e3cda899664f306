package claims

import (
	"math"
	"strings"
)

// note puts a verdict into a sentence or two: what the plain reading of each named listing measured, then what
// makes the claim true, or comes nearest, or is missing.
func note(v *Verdict, q *Query) string {
	said := map[string]bool{}
	var out []string
	for _, id := range v.Claim.Securities {
		if r := v.plain(id); r != nil && !said[id] {
			said[id] = true
			if p := plainly(r); p != "" {
				out = append(out, p)
			}
		}
	}
	// What follows depends on the verdict: the reading that saves the claim, the one that comes nearest, or what is missing.
	r := v.decided()
	switch v.Status {
	case OtherReading:
		out = append(out, sentence(v.claimed(q)+" is true on another reading: "+v.subject(r)+full(r)))
		if also := v.also(r); also != "" {
			out = append(out, also)
		}
		if n := v.needs(true); n != "" {
			out = append(out, sentence("whether the plain reading of every listing disagrees cannot be told: it needs "+n))
		}
	case Contradicted:
		if r != nil && !r.Plain && r.say != "" {
			out = append(out, sentence("no reading agrees with "+v.claimed(q)+"; the nearest: "+v.subject(r)+full(r)))
		} else {
			out = append(out, sentence("no reading agrees with "+v.claimed(q)))
		}
		if v.mirrored(q) {
			out = append(out, sentence("the figure fits with the other sign: a fall is written with a minus"))
		}
		out = append(out, v.strangers()...)
	case Unverifiable:
		if n := v.needs(false); n != "" {
			out = append(out, sentence("the data at hand cannot tell: it needs "+n))
		}
	}
	// That an article understates a record belongs in the text; other warnings are footnotes.
	for _, w := range v.Warnings {
		if w.Code == "understated" {
			out = append(out, sentence(w.Text))
		}
	}
	return strings.Join(out, " ")
}

// mirrored reports a change that the plain reading shows in the other direction: "fell 10 %" was
// written down as 10 %, or the article has it the wrong way round.
func (v *Verdict) mirrored(q *Query) bool {
	r := v.plain("")
	return r != nil && q.Target != nil && q.Target.Unit == Fraction && v.Claim.Value != "" &&
		!math.IsNaN(r.Value) && r.Value != 0 && q.Target.miss(-r.Value) == 0
}

// plainly is the plain reading of a listing as a sentence; an undecided one says nothing here.
func plainly(r *Reading) string {
	if r.say == "" || r.Need != "" && math.IsNaN(r.Value) {
		return ""
	}
	s := r.Security + " " + r.say
	if r.Detail != "" {
		s += "; " + r.Detail
	}
	// A clause that begins with its own subject (“the day's high …”) takes the listing as a heading instead.
	if !strings.HasPrefix(r.say, "closed") && !strings.HasPrefix(r.say, "stood") && !strings.HasPrefix(r.say, "did") {
		s = r.Security + ": " + strings.TrimPrefix(s, r.Security+" ")
	}
	return s + "."
}

// claimed is the claim's figure, or its kind in words where it states none.
func (v *Verdict) claimed(q *Query) string {
	k, _ := Kinds.Lookup(v.Claim.Kind)
	words := k.Info().Title
	if q.Target != nil && !k.Shape().Since {
		return q.Target.Text
	}
	if q.Target != nil && k.Shape().Figure {
		return q.Target.Text + " since " + q.Since.Text
	}
	s := "the " + strings.TrimSuffix(words, " since") + " since " + q.Since.Text
	if q.Target != nil {
		s += " (" + q.Target.Text + ")"
	}
	return s
}

// decided returns the deciding reading.
func (v *Verdict) decided() *Reading {
	for i := range v.Readings {
		if r := &v.Readings[i]; v.Reading != "" && r.Name == v.Reading && r.Security == v.Security {
			return r
		}
	}
	return nil
}

// subject names the listing where the reading is of another than the claim names, or the claim names several.
func (v *Verdict) subject(r *Reading) string {
	if len(v.Claim.Securities) == 1 && r.Security == v.Claim.Securities[0] {
		if strings.HasPrefix(r.say, "closed") || strings.HasPrefix(r.say, "stood") {
			return "it "
		}
		return ""
	}
	if strings.HasPrefix(r.say, "closed") || strings.HasPrefix(r.say, "stood") {
		return r.Security + " "
	}
	return "of " + r.Security + ", "
}

// full is a reading's clause with its detail.
func full(r *Reading) string {
	if r.Detail != "" && r.rank != through {
		return r.say + "; " + r.Detail
	}
	return r.say
}

// also names the other readings that agree, when there are any besides the deciding one.
func (v *Verdict) also(r *Reading) string {
	var more []string
	for i := range v.Readings {
		o := &v.Readings[i]
		if o == r || !o.Matches || o.rank == through || o.rank == nearby || o.Plain {
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
	return sentence("it agrees also on: " + strings.Join(more, "; "))
}

// strangers names a security of another company whose own figure is the one claimed: a mix-up worth a look.
func (v *Verdict) strangers() (out []string) {
	for i := range v.Readings {
		if r := &v.Readings[i]; r.rank == stranger {
			out = append(out, sentence("the figure is that of another company: "+r.Security+" "+full(r)))
		}
	}
	return out
}

// needs joins what the undecided readings, or only the plain ones, lack, each thing once.
func (v *Verdict) needs(plain bool) string {
	seen := map[string]bool{}
	var out []string
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.Need == "" || r.rank != sameSession || seen[r.Need] || plain && !r.Plain {
			continue
		}
		seen[r.Need] = true
		out = append(out, r.Need)
	}
	return strings.Join(out, "; and ")
}
