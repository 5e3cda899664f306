package report

import (
	"fmt"
	"io"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// CalibrateSchema names the form of the JSON of stockmove calibrate.
const CalibrateSchema = "stockmove/calibrate/v1"

// Calibrate writes how often the tests of a study reject on placebo dates in one of the
// PrintoutFormats.
func Calibrate(w io.Writer, c *eventstudy.Calibration, title, format string) error {
	return printout{"calibration", CalibrateSchema,
		func() page { return calibrationPage(c, title) },
		func(m members) { calibrationMembers(m, c, title) },
		func() tidy { return ratesTable(c) },
	}.write(w, format)
}

// calibrationPage lays out a calibration: what to take, how often each test rejects, and where
// single events stand among the windows of their listings. Of a single event no test over events
// exists, and the answer is where it stands among its own windows.
func calibrationPage(c *eventstudy.Calibration, title string) page {
	p := page{Title: title, Sub: "how often the tests reject where nothing happened"}
	answer := []block{{Para: RecommendWords(c)}}
	if c.Events == 1 {
		answer = nil
	}
	p.add("answer", "", answer)
	p.add("rates", "Rejections on placebo dates", tabled(rateTable(c)))
	p.add("placebos", "Each event among the other windows of its listing",
		tabled(placeboTable(c)))
	p.list("doubts", "What to know", doubts(c.Warnings))
	return p
}

// RecommendWords says in a sentence or two which test to take. The worst window of a test counts,
// for nobody knows beforehand which one will be quoted.
func RecommendWords(c *eventstudy.Calibration) string {
	studies := words.Counted(c.Studies, "placebo study")
	if c.Studies != 1 {
		studies = words.Count(c.Studies) + " placebo studies"
	}
	if c.Recommend == "" {
		return fmt.Sprintf("No test keeps its 5%s%% level in %s of these %s: each rejects more"+
			" often, and its p-values promise too much.", words.Narrow, studies,
			words.Counted(c.Events, "event"))
	}
	// A test without a value over a window has promised nothing there.
	worst := 0.0
	for _, r := range c.Rates {
		if r.Test == c.Recommend && r.Level == 0.05 && r.N > 0 {
			worst = max(worst, r.Rate)
		}
	}
	return fmt.Sprintf("Take %s: in %s it rejects at 5%s%% in at most %s of them.",
		c.Recommend, studies, words.Narrow, share(worst))
}

// share writes a share of studies, without a sign.
func share(v float64) string { return words.Fixed(100*v, 1) + words.Narrow + "%" }

// rateTable has a row for each test and window, a column for each level. The interval is exact and
// not the normal one, which is too short where few of a hundred studies reject.
func rateTable(c *eventstudy.Calibration) *table {
	t := &table{Columns: []column{left("Test"), left("Window"), right("Studies")},
		Foot: "Rejections in per cent of the studies with the exact binomial interval at 95" +
			words.Narrow + "%. A test keeps its level where the interval does not lie above it."}
	if slices.ContainsFunc(c.Rates, func(r eventstudy.Rejections) bool { return r.Test == "t" }) {
		t.Foot += " Test t is of single windows, which overlap: its intervals are too short."
	}
	for _, l := range eventstudy.Levels {
		t.Columns = append(t.Columns, right("at "+words.Level(l)))
	}
	for rates := range slices.Chunk(c.Rates, len(eventstudy.Levels)) {
		r := rates[0]
		cells := []string{r.Test, r.Window.String(), words.Count(r.N)}
		t.add(append(cells, lists.Of(rates, rateCell)...)...).Strong = r.Test == c.Recommend
	}
	return t
}

// rateCell writes a rate with its interval, "5.1 (4.0 to 6.4)". A mark in the cell and not a
// colour: the table is printed on terminals and in files alike.
func rateCell(r eventstudy.Rejections) string {
	if math.IsNaN(r.Rate) {
		return words.Unknown
	}
	// A test that rejects too often is the one to see at a glance.
	mark := ""
	if !r.Keeps() {
		mark = " !"
	}
	return fmt.Sprintf("%s (%s to %s)%s", words.Fixed(100*r.Rate, 1), words.Fixed(100*r.CI[0], 1),
		words.Fixed(100*r.CI[1], 1), mark)
}

// placeboTable has a row for each event and window. One more is counted than there are windows, the
// event's own, so that no p is zero (Phipson & Smyth 2010).
func placeboTable(c *eventstudy.Calibration) *table {
	t := &table{Columns: []column{left("Event"), left("Security"), left("Window"),
		right(c.Response.Words().CAR),
		right("Windows"), right("Placebo p")},
		Foot: "Placebo p: the share of all other windows of the listing, outside of the event" +
			" windows, whose CAR lies at least as far out; the event itself counts as one of them."}
	for _, p := range c.Placebos {
		t.add(p.Event, p.Security, p.Window.String(), scale{c.Response}.value(p.CAR),
			words.Count(p.N),
			probability(p.P, nan))
	}
	return t
}

func calibrationMembers(m members, c *eventstudy.Calibration, title string) {
	m.text("title", title)
	m.int("events", c.Events)
	m.int("studies", c.Studies)
	m.key("seed").uint(c.Seed)
	lines(m.key("rows"), c.Rates,
		func(m members, x *eventstudy.Rejections) { rateFields(m, x) })
	m.known("recommend", c.Recommend)
	lines(m.key("placebos"), c.Placebos, func(m members, p *eventstudy.Placebo) {
		m.text("id", p.Event)
		m.text("security", p.Security)
		m.window("window", p.Window)
		m.num("car", p.CAR)
		m.num("p", p.P)
		m.int("n", p.N)
	})
	m.key("warnings").warnings(c.Warnings)
}

// ratesTable has a row for each test, window and level.
func ratesTable(c *eventstudy.Calibration) tidy {
	return rowsOf("test,first,last,level,rejections,n,rate,ci_low,ci_high", c.Rates,
		func(c *cells, x *eventstudy.Rejections) { rateFields(c, x) })
}

// rateFields is how often a test rejects. n may be smaller than the number of studies, where a test
// is not defined on some of them.
func rateFields(r record, x *eventstudy.Rejections) {
	r.text("test", x.Test)
	r.window("window", x.Window)
	r.num("level", x.Level)
	r.int("rejections", x.Rejected)
	r.int("n", x.N)
	r.num("rate", x.Rate)
	r.interval(ofCI, x.CI)
}
