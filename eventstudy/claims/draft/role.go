package draft

import (
	"slices"
	"strings"
)

// role is what a part of a sentence speaks of: shares, or something that prices cannot decide.
type role struct {
	tok, end int
	share    bool
	reason   string // why figures beside it are left out
	index    string // the id of an index
}

// roles marks the nouns of a sentence that say what its figures are figures of.
func roles(ts []token) []role {
	var out []role
	for i := 0; i < len(ts); {
		r, ok := roleAt(ts, i)
		if !ok {
			i++
			continue
		}
		out = append(out, r)
		i = r.end
	}
	return out
}

// roleAt reads the noun at a token. Phrases go before words, so that “market share” is no share.
func roleAt(ts []token, i int) (role, bool) {
	if p, ok := phraseAt(otherPhrases, ts, i); ok {
		return role{tok: i, end: i + len(p.words), reason: p.means}, true
	}
	if p, ok := phraseAt(indices, ts, i); ok {
		end := i + len(p.words)
		for indexWords[low(ts, end)] {
			end++
		}
		return role{tok: i, end: end, reason: indexed, index: p.means}, true
	}
	if shareWords[ts[i].Low] || listingWord(ts, i) {
		end := i + 1
		for priceWords[low(ts, end)] {
			end++
		}
		return role{tok: i, end: end, share: true}, true
	}
	if p, ok := phraseAt(otherWords, ts, i); ok {
		return role{tok: i, end: i + 1, reason: p.means}, true
	}
	return role{}, false
}

// A company’s name may stand for these as well, before a verb; that is for the figure to decide.
var shareWords = set("share", "shares", "stock", "stocks", "adr", "adrs", "ads", "adss",
	"scrip", "scrips")

// listingWord reports whether the word at i stands for a listing beside its place or its article:
// "its Hong Kong line", "the counter", but not "over the counter".
func listingWord(ts []token, i int) bool {
	switch ts[i].Low {
	case "line", "listing", "leg", "counter":
		for k := max(i-3, 0); k < i; k++ {
			if p, ok := phraseAt(places, ts, k); ok && k+len(p.words) == i {
				return true
			}
		}
		return ts[i].Low == "counter" && owner[low(ts, i-1)] && low(ts, i-2) != "over"
	}
	return false
}

// “Share price” is the share.
var priceWords = set("price", "prices")

// The reasons are written into the draft beside each figure left out, and are all that a reader
// learns of it.
const (
	business  = "a figure of the business, not of the share"
	offer     = "terms of an offer or a holding, not a price of the market"
	target    = "a price target or valuation, not a price"
	marketCap = "market value: it needs the number of shares"
	indexed   = "an index or another market: name its prices to have it checked"
	economy   = "a figure of the economy"
	hours     = "outside of the session: daily prices do not hold it"
	forecast  = "a forecast or a condition, not a report"
	stretch   = "a span of days that no kind of claim covers"
	nobody    = "it does not say whose shares"
	another   = "said of somebody else"
	noMove    = "no word says that a price moved or where it stood"
	amount    = "an amount of money, not a price of one share"
	table     = "a table or a list, not a sentence"
	undated   = "it says a month, a year or how long ago, and no day"
	vague     = "it does not say since when"
	minute    = "a time within the session: daily prices do not hold it"
	overnight = "overnight: it does not say which session"
	denied    = "the words say that it did not happen"
	withdrawn = "the article takes it back"
	asked     = "a question, not a report"
	paired    = "figures in step with a list of names or days, which no rule pairs"
	marked    = "counted from a high or low of no certain day"
	ranging   = "a range of prices"
)

// otherPhrases are phrases of several words that are not about a share's price although one of
// their words may be. The names of indices are others.
var otherPhrases = tabled(
	phrases(business, "market share, market shares, share of the market, earnings per share"),
	phrases(offer, "per share, a share, each share, share buyback, stock buyback, share "+
		"repurchase, share sale, share offering, stock offering, stock options, stock split, "+
		"share split"),
	phrases(indexed, "stock market, stock markets, broader market, wider market, overall market, "+
		"stock exchange, stock index, stock futures, euro stoxx, the nasdaq"),
	phrases(target, "price target, target price, fair value"),
	phrases(marketCap, "market value, market cap, market capitalization, market capitalisation"),
	phrases(economy, "interest rates, interest rate, gross domestic product"),
)

// phrases are those of a list, all with one meaning.
func phrases(means, list string) (out []phrase) {
	for _, p := range strings.Split(list, ", ") {
		out = append(out, phrase{strings.Fields(p), means})
	}
	return out
}

// lexicon finds phrases by their first word; of one beginning those that were given first go first.
type lexicon map[string][]phrase

// tabled makes one of lists of phrases.
func tabled(lists ...[]phrase) lexicon {
	t := lexicon{}
	for _, p := range slices.Concat(lists...) {
		t[p.words[0]] = append(t[p.words[0]], p)
	}
	return t
}

// phraseAt is the phrase of a table that stands at i.
func phraseAt(t lexicon, ts []token, i int) (p phrase, ok bool) {
	for _, p := range t[low(ts, i)] {
		if is(ts, i, p.words...) {
			return p, true
		}
	}
	return phrase{}, false
}

// otherWords are the nouns whose figures prices cannot decide.
var otherWords = tabled(
	phrases(business, "sales, revenue, revenues, profit, profits, income, earnings, margin, "+
		"margins, turnover, shipments, deliveries, orders, output, production, users, "+
		"subscribers, customers, guidance, costs, cost, spending, expenses, investment, "+
		"investments, workforce, staff, jobs, headcount, employees, traffic, bookings, backlog, "+
		"capacity, debt, cash, capex, volumes, demand, prices, tariff, tariffs, duties, tax, "+
		"taxes, fee, fees, discount, unit, units, downloads, ebitda, loan, loans, deposits, "+
		"exports, imports, population, respondents, companies"),
	phrases(offer, "stake, dividend, dividends, bid, offer, premium, takeover, ipo, coupon, "+
		"holding, ownership, buyback, repurchase"),
	phrases(target, "target, targets, valuation, estimate, estimates, upside, downside"),
	phrases(marketCap, "capitalization, capitalisation"),
	phrases(indexed, "index, indices, indexes, nikkei, dax, ftse, kospi, sensex, nifty, topix, "+
		"stoxx, cac, benchmark, gauge, futures, bitcoin, oil, gold, crude, brent, bond, bonds, "+
		"yield, yields, currency"),
	phrases(economy, "gdp, inflation, unemployment, economy, probability, chance, odds, "+
		"approval, votes, poll, survey"),
	phrases(hours, "premarket, afterhours"),
)

// about decides what a figure at tokens [first, last] is a figure of: the noun that "in" or "of"
// ties to it behind ("a 40 % rise in sales"), else the noun nearest before it, else the nearest
// behind it in its clause. A noun tied to the figure goes first, because “fell 2 % in volume” is no
// fall of the share.
func about(rs []role, ts []token, first, last int) (role, bool) {
	clause := ts[last].Clause
	for _, r := range rs {
		if r.tok > last && r.tok <= last+7 && ts[r.tok].Clause == clause && tied(ts, last, r.tok) {
			return r, true
		}
	}
	for k := len(rs) - 1; k >= 0; k-- {
		if rs[k].end <= first {
			return rs[k], true
		}
	}
	for _, r := range rs {
		if r.tok > last && ts[r.tok].Clause == clause {
			return r, true
		}
	}
	return role{}, false
}

// tied reports whether the words between a figure and a noun tie them: "40% rise in sales", "9% of
// its stock", "15% stake". Farther away the same words begin something else: “rose 2 % after a
// quarter of strong sales”.
func tied(ts []token, last, noun int) bool {
	if noun == last+1 {
		return true
	}
	for i := last + 1; i < noun; i++ {
		if w := ts[i].Low; w == "in" || w == "of" {
			return i <= last+3
		}
	}
	return false
}
