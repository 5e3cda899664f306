package draft

import (
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
)

// subject finds whose share the noun at s speaks of; place is the market that the words name. The
// answer is a company, or -1 with a question, or -1 and none where the words name nobody ("tech
// stocks").
func (r *reader) subject(x sentenceOf, s role) (company int, place string) {
	ts, names := x.ts, x.names
	place = placeOf(x, s)
	var near *naming
	for k := range names {
		n := &names[k]
		switch {
		case n.end <= s.tok && s.tok-n.end <= 8 && plainBetween(ts, n.end, s.tok):
			near = n // "Alibaba's Hong Kong shares", "Apple stock"
		case n.tok > s.tok && n.tok <= s.end+2 && of[low(ts, s.end)]:
			return n.at(place) // "shares of Alibaba"
		}
	}
	if near != nil {
		return near.at(place)
	}
	all := distinct(names)
	if place != "" {
		var here []int
		for _, c := range all {
			if len(r.at(c, place)) > 0 {
				here = append(here, c)
			}
		}
		if len(here) == 1 {
			return here[0], place
		}
	}
	switch {
	case len(all) == 1:
		return names[0].at(place)
	// A headline names its subject first.
	case x.heading && len(all) > 1:
		return all[0], place
	// “Its shares” are those of the company last spoken of alone.
	case len(all) == 0 && refers(ts, s):
		return r.lastOf(place, foreign[ts[s.tok].Low]), place
	}
	return -1, place
}

// foreign are the shares that only a company with another listing has.
var foreign = set("adr", "adrs", "ads", "adss")

// lastOf is the company last spoken of that has shares at a place, and others elsewhere where the
// noun says so; else the one last spoken of, -1 for none.
func (r *reader) lastOf(place string, abroad bool) int {
	for k := len(r.spoken) - 1; k >= 0 && place != ""; k-- {
		c := r.spoken[k]
		here := len(r.at(c, place))
		if here > 0 && (!abroad || here < len(r.index.companies[c].Listings)) {
			return c
		}
	}
	if len(r.spoken) == 0 {
		return -1
	}
	return r.spoken[len(r.spoken)-1]
}

// at is a company named, with the place that the words name, else the listing of the ticker.
func (n *naming) at(place string) (company int, where string) {
	if place == "" {
		place = n.listing
	}
	return n.company, place
}

// refers reports whether the noun is said to be that of somebody named before: "its shares".
func refers(ts []token, s role) bool {
	for i := s.tok; i >= 0 && i >= s.tok-5; i-- {
		switch ts[i].Low {
		case "its", "their", "the", "his", "it", "they":
			return true
		}
	}
	return false
}

// plainBetween reports whether nothing but a possessive, places and adjectives stands between a
// name and the noun: no verb, preposition or other clause.
func plainBetween(ts []token, from, to int) bool {
	for i := from; i < to; i++ {
		t := ts[i]
		if t.Kind == claims.Mark && !strings.Contains("'’().-", t.Low) {
			return false
		}
		if links[t.Low] || moves(ts, i) {
			return false
		}
	}
	return true
}

// of holds the words that tie a name to the noun before it.
var of = set("of", "in")

// links are words that end a noun phrase. Behind one of them another noun begins, of which the name
// before it need not be the owner.
var links = set("and", "or", "of", "in", "on", "with", "to", "for", "by", "from", "as", "that",
	"which", "while", "but", "after", "before", "has", "have", "had", "is", "was", "were", "said",
	"says", "sends", "sent", "saw", "the", "its", "their")

// placeOf reads the market from the words around the noun: "Hong Kong-listed shares", "shares in
// New York". A place behind the noun counts as far as the sentence goes on without another company,
// since “shares rose 9 % in Hong Kong” is the common order.
func placeOf(x sentenceOf, s role) string {
	ts := x.ts
	for i := s.tok; i >= 0 && i >= s.tok-6; i-- {
		if p := placeAt(ts, i); p != "" {
			return p
		}
	}
	if p := placeAt(ts, s.tok); p != "" {
		return p
	}
	for i := s.end; i < len(ts) && i < s.end+24; i++ {
		if slices.ContainsFunc(x.names, func(n naming) bool { return n.tok == i && i > s.end+2 }) {
			break
		}
		if ts[i].Low == "in" || ts[i].Low == "on" {
			if p := placeAt(ts, i+1); p != "" {
				return p
			}
			if low(ts, i+1) == "the" {
				if p := placeAt(ts, i+2); p != "" {
					return p
				}
			}
		}
	}
	return ""
}

// placeIn is the market that the clause of token at places something in, "" for none.
func placeIn(ts []token, at int) string {
	for i := range ts {
		if ts[i].Clause == ts[at].Clause && (ts[i].Low == "in" || ts[i].Low == "on") {
			if p := placeAt(ts, i+1); p != "" {
				return p
			}
		}
	}
	return ""
}

// distinct are the companies of a sentence, each once.
func distinct(names []naming) []int {
	var out []int
	for _, n := range names {
		if !slices.Contains(out, n.company) {
			out = append(out, n.company)
		}
	}
	return out
}

// at returns the listings of a company at a place: one of some markets, or a listing itself.
func (r *reader) at(company int, place string) []string {
	var out []string
	for _, l := range r.index.companies[company].Listings {
		if l.ID == place || l.Market != "" && strings.Contains(place, l.Market) {
			out = append(out, l.ID)
		}
	}
	return out
}

// listings returns what a statement about a company is held against: the listings on the market
// that the words name, else the only one that the article names anywhere, else all.
func (r *reader) listings(company int, place string) []string {
	if place != "" {
		return r.at(company, place)
	}
	if p := r.placed[company]; len(p) == 1 {
		for ids := range p {
			return strings.Fields(ids)
		}
	}
	var out []string
	for _, l := range r.index.companies[company].Listings {
		out = append(out, l.ID)
	}
	return out
}
