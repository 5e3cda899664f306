package draft

import (
	"regexp"
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
)

// Company is an issuer as articles name it, with its listings, the main one first.
type Company struct {
	Name     string
	Aliases  []string
	Listings []Listing
}

// Listing is one place where a company trades.
type Listing struct {
	ID     string // as the price files name it, "9988.HK"
	Market string // market identifier code, "XHKG"
}

// Index finds the names of companies in a sentence by their first word.
type Index struct {
	companies []Company
	byWord    map[string][]name
}

// name is one way to name a company, in small letters.
type name struct {
	words   []string
	company int
	listing string // of a name that is a ticker; it must stand in capitals
}

// NewIndex prepares the companies; where two bear one name, the one that stands first has it.
func NewIndex(companies []Company) *Index {
	x := &Index{companies: companies, byWord: map[string][]name{}}
	taken := map[string]bool{}
	for i, c := range companies {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			ts := claims.Tokens(n)
			if len(ts) == 0 || c.lists(n) {
				continue // a ticker names its listing too
			}
			words := make([]string, len(ts))
			for k, t := range ts {
				words[k] = t.Low
			}
			key := strings.Join(words, " ")
			// Two companies of one name cannot be told apart here; the first one given is the
			// study’s.
			if taken[key] {
				continue
			}
			taken[key] = true
			x.byWord[words[0]] = append(x.byWord[words[0]], name{words: words, company: i})
		}
		for _, l := range c.Listings {
			if w := strings.ToLower(l.ID); isTicker(l.ID) && !taken[w] {
				taken[w] = true
				x.byWord[w] = append(x.byWord[w], name{[]string{w}, i, l.ID})
			}
		}
	}
	return x
}

// lists reports whether a name is the ticker of a listing of the company.
func (c *Company) lists(name string) bool {
	return isTicker(name) &&
		slices.ContainsFunc(c.Listings, func(l Listing) bool { return l.ID == name })
}

// naming is a company named at tokens [tok, end).
type naming struct {
	company  int
	tok, end int
	listing  string // that the name or the ticker behind it says, "" for none
}

// isTicker reports whether an id is three letters or more, as a text may name a listing by: BABA.
func isTicker(id string) bool {
	for _, c := range id {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(id) > 2
}

// find returns the companies that a sentence names, the longest name at each place.
func (x *Index) find(ts []token) []naming {
	var out []naming
	for i := 0; i < len(ts); i++ {
		if ts[i].Kind == claims.Word && !capital(ts[i].Text) {
			continue
		}
		best := naming{end: i}
		for _, n := range x.byWord[ts[i].Low] {
			// A ticker in small letters is a word: “all”, “now”.
			if n.listing != "" && ts[i].Text != strings.ToUpper(ts[i].Text) {
				continue
			}
			if is(ts, i, n.words...) && i+len(n.words) > best.end {
				best = naming{n.company, i, i + len(n.words), n.listing}
			}
		}
		if best.end > i {
			if id := x.behind(ts, best); id != "" {
				best.listing = id
			}
			out = append(out, best)
			i = best.end - 1
		}
	}
	return out
}

// behind is the listing whose ticker stands behind a name, mostly in brackets: "(9988.HK)",
// "(NYSE: BABA)", "(AAPL.O)". The ticker is written by hand and in several fashions; none of them
// is guessed at, each is compared with the ids of the company’s own listings.
func (x *Index) behind(ts []token, n naming) string {
	const longest = 6
	from, k := n.end, n.end
	if low(ts, from) == "(" {
		from++
		for k = from; k < min(from+longest, len(ts)) && ts[k].Low != ")"; k++ {
		}
	} else { // "Alibaba 9988.HK", without a space in the ticker
		for k < min(from+longest, len(ts)) && (k == from || ts[k].Start == ts[k-1].End) {
			k++
		}
	}
	said := strings.ReplaceAll(span(ts, from, k), " ", "")
	if _, id, exchange := strings.Cut(said, ":"); exchange {
		said = id
	}
	for _, l := range x.companies[n.company].Listings {
		if id, suffix, _ := strings.Cut(said, "."); said == l.ID || id == l.ID && bare[suffix] {
			return l.ID
		}
	}
	return ""
}

// capital reports whether a name is written as one: Apple, eBay, but not apple.
func capital(s string) bool {
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r >= 0x80 {
			return true
		}
	}
	return false
}

// places are the words that name a market, with the market identifier codes they may mean.
var places = tabled(
	phrases("XHKG", "hong kong, h shares, hk, h.k"),
	phrases("XNYS XNAS",
		"new york, u.s, us, american, wall street, adrs, adr, ads, adss, depositary"),
	phrases("XNYS", "nyse"), phrases("XNAS", "nasdaq"), phrases("XTKS", "tokyo"),
	phrases("XLON", "london"), phrases("XETR", "frankfurt, xetra"), phrases("XPAR", "paris"),
	phrases("XAMS", "amsterdam"), phrases("XSWX", "zurich"), phrases("XSHG", "shanghai"),
	phrases("XSHE", "shenzhen"), phrases("XSHG XSHE", "a shares"), phrases("XKRX", "seoul"),
	phrases("XTAI", "taipei"), phrases("XNSE XBOM", "mumbai"), phrases("XASX", "sydney"),
	phrases("XTSE", "toronto"), phrases("XMIL", "milan"), phrases("XMAD", "madrid"),
	phrases("XSTO", "stockholm"), phrases("XOSL", "oslo"), phrases("XCSE", "copenhagen"),
	phrases("XHEL", "helsinki"), phrases("XSES", "singapore"), phrases("XJSE", "johannesburg"),
	phrases("BVMF", "sao paulo"),
)

// placeAt returns the markets that the words at i name, "" for none.
func placeAt(ts []token, i int) string {
	p, _ := phraseAt(places, ts, i)
	switch low(ts, i+len(p.words)) {
	case "$", "dollar", "dollars":
		return "" // HK$124.10 is money
	}
	return p.means
}

// ticker is a listing that the article itself gives behind a company's name: "(AAPL.O)",
// "(9988.HK)", "(NYSE: BABA)".
var ticker = regexp.MustCompile(
	`((?:[A-Z][\pL&'’.-]*\s+){1,4})\(((?:NYSE|NASDAQ|Nasdaq)\s?:\s?)?` +
		`([A-Z0-9]{1,6})(?:\.([A-Z]{1,2}))?\)`)

// ricMarkets are the endings of tickers as news agencies write them.
var ricMarkets = map[string]string{"O": "XNAS", "OQ": "XNAS", "N": "XNYS", "K": "XNYS",
	"HK": "XHKG", "L": "XLON", "T": "XTKS", "DE": "XETR", "PA": "XPAR", "AS": "XAMS", "SS": "XSHG",
	"SZ": "XSHE", "KS": "XKRX", "TW": "XTAI", "NS": "XNSE", "BO": "XBOM", "AX": "XASX",
	"TO": "XTSE", "MI": "XMIL", "MC": "XMAD", "ST": "XSTO", "OL": "XOSL", "CO": "XCSE",
	"HE": "XHEL", "SI": "XSES", "S": "XSWX"}

// bare are the endings that the common price files leave out of a ticker.
var bare = set("O", "OQ", "N", "K")

// named returns the companies that the article's own tickers name, a listing each.
func named(text string) []Company {
	var out []Company
	for _, m := range ticker.FindAllStringSubmatch(text, -1) {
		id, market := m[3], ricMarkets[m[4]]
		switch {
		case m[2] != "":
			market = "XNYS"
			if strings.HasPrefix(strings.ToUpper(m[2]), "NASDAQ") {
				market = "XNAS"
			}
		case market == "":
			continue // "(AI)" and "(CEO)" are no tickers
		case !bare[m[4]]:
			id += "." + m[4]
		}
		n := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(m[1]), "'s"), "’s")
		out = append(out, Company{Name: n, Aliases: []string{shortName(n)},
			Listings: []Listing{{id, market}}})
	}
	return out
}

// legal are the endings of company names that articles leave out.
var legal = set("inc", "inc.", "ltd", "ltd.", "limited", "corp", "corp.", "corporation", "plc",
	"group", "holding", "holdings", "co", "co.", "company", "ag", "se", "sa", "s.a.", "nv", "n.v.",
	"ab", "asa", "oyj", "spa", "kgaa", "the")

// shortName is a company's name without its legal form.
func shortName(n string) string {
	words := strings.Fields(n)
	for len(words) > 1 && legal[strings.ToLower(strings.Trim(words[len(words)-1], ","))] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && legal[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.TrimRight(strings.Join(words, " "), ",")
}
