package draft

import (
	"strings"

	"stockmove/eventstudy/claims"
)

// indices are the names of indices, longer ones first, with the ids that price files have for them.
// Files of one index come under several names, so the id found here is looked up with its usual
// spellings.
var indices = tabled(
	phrases("GSPC", "s&p 500"), phrases("HSTECH", "hang seng tech"),
	phrases("HSCE", "hang seng china"), phrases("HSI", "hang seng"),
	phrases("IXIC", "nasdaq composite"), phrases("NDX", "nasdaq 100"),
	phrases("DJI", "dow jones, the dow"), phrases("RUT", "russell 2000"),
	phrases("FTSE", "ftse 100"), phrases("GDAXI", "dax"), phrases("FCHI", "cac 40"),
	phrases("STOXX50E", "euro stoxx 50"), phrases("N225", "nikkei"), phrases("TOPX", "topix"),
	phrases("000300.SS", "csi 300"),
)

// beating are the verbs that hold a share against something, with their direction. These alone
// compare: “outshone” and the like are said of companies as often as of their shares.
var beating = directed("beat beats beating beaten outperform outperforms outperformed "+
	"outperforming outpace outpaces outpaced outpacing", "underperform underperforms "+
	"underperformed underperforming lag lags lagged lagging trail trails trailed trailing")

// directed are words by the direction that they say.
func directed(up, down string) map[string]string {
	m := map[string]string{}
	for way, words := range map[string]string{"up": up, "down": down} {
		for _, w := range strings.Fields(words) {
			m[w] = way
		}
	}
	return m
}

// compare makes a statement of "outperformed the S&P 500 by 3 points", at each verb that an index
// follows. The figures that it takes are used up.
func (r *reader) compare(x sentenceOf) {
	for i, t := range x.ts {
		if beating[t.Low] == "" {
			continue
		}
		for k := i + 1; k <= i+3 && k < len(x.ts); k++ {
			if p, ok := phraseAt(indices, x.ts, k); ok {
				r.against(x, figure{first: i, last: k + len(p.words) - 1, num: i}, p.means)
				break
			}
		}
	}
}

// against makes the statement; f spans the verb and the index.
func (r *reader) against(x sentenceOf, f figure, index string) {
	s := r.statement(x)
	s.Kind, s.Direction = "relative", beating[x.ts[f.first].Low]
	for _, by := range x.figures {
		ahead := by.first > f.last && by.first <= f.last+4 && low(x.ts, by.first-1) == "by"
		if ahead && (by.unit == claims.Fraction || by.unit == claims.Points) && by.scale == "" {
			if by.unit == claims.Points {
				by.text += " " + span(x.ts, by.num+1, by.last+1)
			}
			s.figure(by)
			x.used[by.num] = true
		}
	}
	said := x.part(f.first, f.last+1)
	noun, ok := r.sharesBefore(x, f.first)
	reason := r.bar(x, f)
	if since, start := r.sinceOf(x, f); start {
		s.Since = since.text
	} else if _, known := periodOf(x, f); !known {
		reason = stretch
	}
	// Without prices of the index, or of a fund on it, the sign alone could not be checked either.
	if s.Against = r.heldOf(index); s.Against == "" {
		reason = indexed
	}
	if reason == "" && !ok {
		reason = nobody
	}
	r.settle(x, said, s, noun, reason)
}

// atHand makes shares of the indices of a sentence whose own prices were given: what it says of
// them can be checked as well. "Hang Seng Bank" is no index.
func (r *reader) atHand(x sentenceOf) {
	for k := range x.roles {
		n := &x.roles[k]
		proper := n.end < len(x.ts) && x.ts[n.end].Kind == claims.Word && upper(x.ts[n.end].Text)
		before := n.tok - 1
		for owner[low(x.ts, before)] {
			before--
		}
		part := of[low(x.ts, before)] // “shares in the Hang Seng”
		if n.index == "" || r.opts.Held == nil || proper || part {
			continue
		}
		for _, id := range []string{n.index, "^" + n.index} {
			if r.opts.Held(id) {
				n.share, n.index = true, id
			}
		}
	}
}

// indexWords may stand behind the name of an index.
var indexWords = set("index", "industrial", "average", "225", "100")

// heldOf is the id under which prices of an index are held, or else those of a fund on it; "" for
// none.
func (r *reader) heldOf(index string) string {
	if r.opts.Held == nil {
		return index
	}
	for _, id := range append([]string{index, "^" + index}, claims.StandIns(index)...) {
		if r.opts.Held(id) {
			return id
		}
	}
	return ""
}

// sharesBefore is the last noun of shares before token i, or a company's own name. The subject of a
// comparison stands before its verb, and what stands behind is compared with.
func (r *reader) sharesBefore(x sentenceOf, i int) (role, bool) {
	for k := len(x.roles) - 1; k >= 0; k-- {
		if n := x.roles[k]; n.share && n.end <= i {
			return n, true
		}
	}
	for k := len(x.names) - 1; k >= 0; k-- {
		if n := x.names[k]; n.end <= i {
			return role{tok: n.end, end: n.end, share: true}, true
		}
	}
	return role{}, false
}
