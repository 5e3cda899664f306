package charts

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "claims",
		Title:   "claimed against measured",
		Formula: "ring: the figure claimed, or the record to beat; dots: what the prices say, reading by reading",
		Use:     "what did the articles say, what happened? One row a claim, on a scale of its own, the verdict in words",
		Order:   60,
	}, composeClaims})
}

// row is one claim as it is drawn.
type row struct {
	v       claims.Verdict
	what    []string // "9988.HK: move of 9.1 %", longest first
	verdict string   // "Other reading"
	how     string   // "intraday high"
	ring    float64  // the figure claimed, or the record to beat
	lo, hi  float64  // of a claimed range; hi may be +Inf
	dots    []dot
}

// dot is one reading of a claim.
type dot struct {
	value   float64
	text    string // name and figure
	key     bool   // the plain reading or the one that decides
	decides bool
}

// verdictWords name the verdicts.
var verdictWords = map[claims.Status]string{
	claims.Supported: "Supported", claims.OtherReading: "Other reading", claims.Contradicted: "Contradicted", claims.Unverifiable: "Cannot be told",
}

// composeClaims keeps the order of the claims file: it is the order of the articles.
func composeClaims(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	var rows []row
	for _, v := range doc.Claims {
		if sel.Security == "" || v.Security == sel.Security || contains(v.Claim.Securities, sel.Security) {
			rows = append(rows, rowOf(doc, v, c.L))
		}
	}
	if len(rows) == 0 {
		return nil, lacks("no claims to check")
	}
	f := &Figure{
		Titles:   claimTitles(rows),
		Subtitle: []string{"What was claimed (ring), what the prices say (dots)", "each row on a scale of its own"},
		Notes:    []string{"Coloured dot: the reading that decides. For records the ring is the figure to beat. Small dots: readings on other days or of other listings."},
		Alt:      claimsAlt(rows),
	}
	f.Panels = []Panel{{Draw: func(c *Canvas, b box, _ bool) { drawClaims(c, rows, b) }}}
	return f, nil
}

// contains reports whether s is one of xs.
func contains(xs []string, s string) bool {
	for _, x := range xs {
		if x == s {
			return true
		}
	}
	return false
}

// rowOf turns a verdict into what is drawn of it.
func rowOf(doc *report.Document, v claims.Verdict, l lang) row {
	r := row{v: v, ring: math.NaN(), lo: math.NaN(), hi: math.NaN(), verdict: verdictWords[v.Status]}
	cur := ""
	if len(v.Claim.Securities) > 0 {
		if x := doc.Panel.Series[v.Claim.Securities[0]]; x != nil && x.Security.Prices != nil {
			cur = x.Security.Prices.Currency
		}
	}
	write := func(f float64) string {
		if v.Unit == claims.Price {
			return money(cur, f)
		}
		return pct(f, 2)
	}
	r.what = claimWords(v.Claim, l)
	if v.Status != claims.Supported && v.Status != claims.Unverifiable {
		r.how, _, _ = strings.Cut(strings.TrimPrefix(v.Reading, "another listing: "), " against ")
		if strings.HasPrefix(r.how, "passed through") {
			r.how = "during the session"
		}
		if v.Status == claims.Contradicted {
			r.how = "nearest: " + r.how
		}
	}
	if target, _ := claims.ParseTarget(v.Claim); target != nil {
		r.ring = target.Aim // its figure stands in the words
		r.lo, r.hi = bound(target)
	} else if ring := recordOf(doc, v); !math.IsNaN(ring) {
		r.ring = ring
		if v.Status == claims.Contradicted {
			r.how = "to beat: " + write(ring)
		} else {
			r.how = strings.TrimPrefix(r.how+" over ", " ") + write(ring)
		}
	}
	plain, base := eventstudy.NoDate, ""
	for _, rd := range v.Readings {
		if rd.Plain {
			plain, base = rd.ToDate, against(rd.Name)
			break
		}
	}
	change := v.Claim.Kind == "change-since" // whose readings differ in the base as well
	decided := false
	seen := map[string]bool{}
	for _, rd := range v.Readings {
		if math.IsNaN(rd.Value) {
			continue
		}
		same := contains(v.Claim.Securities, rd.Security) && rd.ToDate == plain && (!change || against(rd.Name) == base)
		d := dot{value: rd.Value, decides: !decided && rd.Name == v.Reading && rd.Security == v.Security}
		decided = decided || d.decides
		d.key = d.decides || rd.Plain
		name := nameOf(rd.Name)
		if key := fmt.Sprintf("%.9g %v", rd.Value, same); seen[key] && !d.decides {
			continue // the same figure under another name
		} else {
			seen[key] = true
		}
		if same {
			d.text = name + " " + write(rd.Value)
			if len(v.Claim.Securities) > 1 {
				d.text = rd.Security + " " + d.text
			}
		} else if !d.decides {
			d.text = ""
		}
		if d.decides && d.text == "" {
			d.text = l.day(rd.ToDate) + " " + name + " " + write(rd.Value)
		}
		r.dots = append(r.dots, d)
	}
	return r
}

// bound is the claimed range; an open end is infinite, a claimed figure has none.
func bound(t *claims.Target) (lo, hi float64) {
	lo, hi = math.Inf(-1), math.Inf(1)
	if t.Lo != nil {
		lo, _ = t.Lo.Float64()
	}
	if t.Hi != nil {
		hi, _ = t.Hi.Float64()
	}
	return lo, hi
}

// recordOf is the figure that a record claim had to beat: the extreme
// price in between on the reading that decides, or the largest gain or loss since.
func recordOf(doc *report.Document, v claims.Verdict) float64 {
	var rd *claims.Reading
	for i := range v.Readings {
		r := &v.Readings[i]
		if r.Name == v.Reading && r.Security == v.Security {
			rd = r
			break
		}
		if rd == nil && r.Plain {
			rd = r
		}
	}
	switch {
	case rd == nil:
		return math.NaN()
	case v.Unit == claims.Price:
		return rd.From
	}
	p, err := claims.ParseSince(v.Claim.Since, v.Claim.Date)
	x := doc.Panel.Series[rd.Security]
	if err != nil || x == nil || x.Security.Prices == nil {
		return math.NaN()
	}
	// "Since 2022" leaves 2022 itself open: what came after it is the least that must be beaten.
	q := claims.NewListing(x.Security, nil)
	best := math.NaN()
	sign := 1.0
	if strings.Contains(v.Claim.Kind, "loss") {
		sign = -1
	}
	for i := 1; i < len(q.Days); i++ {
		if q.Days[i] <= p.Last || q.Days[i] >= rd.ToDate {
			continue
		}
		if ch := q.Close[i]/q.Close[i-1] - 1; math.IsNaN(best) || sign*ch > sign*best {
			best = ch
		}
	}
	return best
}

// against is the base in the name of a reading.
func against(s string) string {
	_, tail, _ := strings.Cut(s, " against ")
	return tail
}

// nameOf shortens the name of a reading: "intraday high against previous close" is "high".
func nameOf(s string) string {
	s = strings.TrimPrefix(s, "another listing: ")
	head, tail, _ := strings.Cut(s, " against ")
	if i := strings.Index(tail, ", "); i >= 0 {
		head += tail[i:]
	}
	head = strings.TrimPrefix(head, "intraday ")
	switch {
	case strings.HasPrefix(head, "passed through"):
		return "during the session"
	case strings.HasPrefix(head, "close-to-close"):
		return "close" + strings.TrimPrefix(head, "close-to-close gain")
	case strings.HasPrefix(head, "high gain"):
		return "high"
	}
	return head
}

// units sets the per cent signs of an article's figure apart.
func units(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, " %", "%"), "%", thin+"%")
}

// claimWords says in a few words what is claimed, in wordings from the longest on.
func claimWords(cl claims.Claim, l lang) []string {
	since := ""
	if p, err := claims.ParseSince(cl.Since, cl.Date); err == nil {
		since = " since " + p.Text
		if p.Grain == claims.Day {
			since = " since " + l.short(p.First)
		}
	}
	figure := ""
	if t, err := claims.ParseTarget(cl); err == nil && t != nil {
		figure = units(t.Text)
		if rest, minus := strings.CutPrefix(figure, "-"); minus {
			figure = "−" + rest
		}
	}
	who := strings.Join(cl.Securities, " or ")
	words := map[string]string{"move": "move of ", "level": "at ", "change-since": "", "highest-since": "highest", "lowest-since": "lowest",
		"largest-gain-since": "largest daily gain", "largest-loss-since": "largest daily loss"}
	w, ok := words[cl.Kind]
	if !ok {
		w = cl.Kind + " "
	}
	text := strings.TrimRight(w+figure, " ") + since
	out := []string{who + ": " + text}
	short := strings.NewReplacer("at least ", "≥"+thin, "at most ", "≤"+thin, "the start of ", "start of ", "largest daily ", "largest ").Replace(text)
	for m := 1; m <= 12; m++ {
		short = strings.Replace(short, " "+months[m]+" ", " "+months[m][:3]+" ", 1)
	}
	return append(out, who+": "+short, short)
}

// claimTitles says how the verdicts fell.
func claimTitles(rows []row) []string {
	n := map[claims.Status]int{}
	for _, r := range rows {
		n[r.v.Status]++
	}
	if len(rows) == 1 {
		r := rows[0]
		return []string{r.what[0] + ": " + strings.ToLower(r.verdict), r.v.Claim.ID + ": " + strings.ToLower(r.verdict)}
	}
	var parts []string
	say := func(st claims.Status, one, many string) {
		switch k := n[st]; {
		case k == 1:
			parts = append(parts, "one "+one)
		case k > 1:
			parts = append(parts, count(k)+" "+many)
		}
	}
	say(claims.Supported, "holds", "hold")
	say(claims.OtherReading, "holds only on another reading", "hold only on another reading")
	say(claims.Contradicted, "fails", "fail")
	say(claims.Unverifiable, "cannot be told", "cannot be told")
	total := upper(count(len(rows))) + " price claims: "
	if len(parts) == 1 {
		return []string{"All " + count(len(rows)) + " price claims " + strings.TrimPrefix(parts[0], count(len(rows))+" ")}
	}
	return []string{total + list(parts), upper(list(parts))}
}

// claimsAlt carries the whole ledger, with the note on each claim: the picture is a table.
func claimsAlt(rows []row) string {
	t := "One row a claim. " + sentence(claimTitles(rows)[0])
	for _, r := range rows {
		t += fmt.Sprintf(" %s (%s): %s.", r.what[0], r.v.Claim.Source, strings.ToLower(r.verdict))
		if r.v.Note != "" {
			t += " " + sentence(r.v.Note)
		}
	}
	return t
}
