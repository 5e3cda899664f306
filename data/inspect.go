package data

import (
	"bufio"
	"bytes"
	"cmp"
	"io"
	"strings"
	"time"

	"stockmove/data/calendar"
	"stockmove/data/cell"
	"stockmove/data/doctor"
	"stockmove/data/factorfile"
	"stockmove/data/pricefile"
	"stockmove/data/unpack"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// What a file was taken for.
const (
	KindPrices  = "prices"
	KindFactors = "factors"
	KindEvents  = "events"
	KindStudy   = "study"
	KindClaims  = "claims"
)

// Inspection is how one file would be read and why. The fields after Kind are filled
// for that kind alone.
type Inspection struct {
	Path   string
	SHA256 string
	Kind   string

	File     *pricefile.File // prices: dialect and the evidence of each decision
	Series   []Inspected     // prices: one for each security of the file
	Factors  *eventstudy.Factors
	Findings []eventstudy.Finding // prices: of the file as a whole; factors
	Events   *EventFile
	Study    *Spec
	Claims   []claims.Claim
}

// Inspected is one security of a price file, held against its exchange's calendar.
type Inspected struct {
	Prices *eventstudy.Prices // with all findings: the reader's and the doctor's
	Market string             // the exchange it was held against, empty when none is known
	Why    string             // how the exchange was found
	// sessions of the exchange between first and last day without a price
	Missing []eventstudy.Date
	Phantom []eventstudy.Date // days with a price on which the exchange was closed
}

// InspectOptions say how to look at a file.
type InspectOptions struct {
	Read   Reading
	Market string    // MIC; empty: found out
	Stdin  io.Reader // what "-" reads; nil is the standard input of the process
}

// Inspect reads one file of any kind that a study takes and tells how it was read. It
// changes nothing. The error is that of reading the file, or a UsageError; beside an error
// the Inspection, where there is one, tells only what the file was taken for.
func Inspect(name string, opt InspectOptions) (*Inspection, error) {
	if opt.Market != "" {
		if _, ok := calendar.Exchange(opt.Market); !ok {
			return nil,
				usage("known are "+words.Names(calendar.Known()), "unknown market %q", opt.Market)
		}
	}
	ref := FileRef(name)
	r, err := ref.open(opt.Stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	in := &Inspection{Path: ref.Shown}
	// The head decides what the file is; it is looked at without being taken from the reader.
	head, rest, err := opening(ref, r, opt.Read.MaxBytes)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasSuffix(strings.ToLower(ref.Path), ".toml"):
		return in, in.toml(ref, rest)
	case factorfile.Looks(head):
		return in, in.factors(ref, rest, opt)
	case looksLikeEvents(head):
		return in, in.events(ref, rest, opt)
	}
	return in, in.prices(ref, rest, opt)
}

// mostSniffed is how much of a workbook is read, at most, to tell what it is.
const mostSniffed = 256 << 20

// opening returns the first lines of what a file holds, and a reader of the whole file. A workbook
// has its directory at its end, so that it is read whole, up to the limit of inputs.
func opening(ref Ref, r io.Reader, limit int64) (head []byte, whole io.Reader, err error) {
	if limit <= 0 || limit > mostSniffed {
		limit = mostSniffed
	}
	buffered := bufio.NewReaderSize(r, 16<<10)
	raw, _ := buffered.Peek(16 << 10)
	whole = buffered
	if unpack.Zipped(raw) {
		if raw, err = io.ReadAll(io.LimitReader(buffered, limit)); err != nil {
			return nil, nil, ref.fault(err)
		}
		whole = io.MultiReader(bytes.NewReader(raw), buffered)
	}
	return unpack.Head(ref.Shown, raw, limit), whole, nil
}

// toml reads a study or its claims: [[claim]] tells them apart.
func (in *Inspection) toml(ref Ref, r io.Reader) error {
	body, sum, err := readBody(ref, r, maxText)
	if err != nil {
		return err
	}
	in.SHA256 = sum
	if _, t, err := parseTOML(ref.Shown, body); err == nil {
		if _, ok := t.m["claim"]; ok {
			in.Kind = KindClaims
			in.Claims, err = parseClaims(ref.Shown, body)
			return err
		}
	}
	in.Kind = KindStudy
	in.Study, err = parseStudy(ref, body, sum)
	return err
}

// factors reads factor returns.
func (in *Inspection) factors(ref Ref, r io.Reader, opt InspectOptions) (err error) {
	in.Kind = KindFactors
	if in.Factors, in.Findings, err = factorfile.Read(ref.Shown, r,
		opt.Read.factorOptions()); err == nil {
		in.SHA256 = in.Factors.Source.SHA256
	}
	return err
}

// events reads an events file.
func (in *Inspection) events(ref Ref, r io.Reader, opt InspectOptions) error {
	t, err := tableOf(ref, r, opt.Read.Encoding)
	if err != nil {
		return err
	}
	in.Kind, in.SHA256 = KindEvents, t.sum
	in.Events, err = parseEvents(t, opt.Read.DateOrder)
	return err
}

// looksLikeEvents reports a header whose columns are all those of an events file, with a
// security and a time: a panel of prices has a column that they lack.
func looksLikeEvents(head []byte) bool {
	if text, err := cell.Text(head, ""); err == nil { // UTF-16, by its mark
		head = text
	}
	text := strings.TrimPrefix(string(head), "\ufeff")
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n\t "), "\n")
	seen := map[string]bool{}
	for _, cell := range strings.FieldsFunc(line, func(r rune) bool {
		return strings.ContainsRune(",;\t|", r)
	}) {
		name := eventColumn(strings.Trim(strings.TrimSpace(cell), `"`))
		if name == "" {
			return false
		}
		seen[name] = true
	}
	return seen["security"] && (seen["date"] || seen["time"])
}

// prices reads prices and holds each series against its exchange's calendar. Unlike a study
// it may guess the exchange, and says so: nothing is computed from the guess.
func (in *Inspection) prices(ref Ref, r io.Reader, opt InspectOptions) error {
	in.Kind = KindPrices
	o := opt.Read.options(func(id string) *time.Location {
		market := opt.Market
		if market == "" {
			market, _ = marketOfName(cmp.Or(id, pricefile.FileID(ref.Shown)))
		}
		if c, ok := calendar.Exchange(market); ok {
			return c.Location()
		}
		return nil
	})
	f, err := pricefile.Read(ref.Shown, r, o)
	if err != nil {
		return err
	}
	in.File, in.SHA256, in.Findings = f, f.SHA256, f.Findings
	others := f.Prices
	if len(others) > mostCompared {
		others = nil
	}
	for _, p := range f.Prices {
		x := Inspected{Market: opt.Market, Why: "named by the user"}
		if x.Market == "" {
			x.Market, x.Why = guessMarket(p)
		}
		c := doctor.Context{Calendar: x.Market, Others: others}
		if e, ok := calendar.Exchange(x.Market); ok {
			c.Hours = e
			x.Missing, x.Phantom = doctor.Gaps(p, e)
		}
		q := *p
		q.Findings = append(append([]eventstudy.Finding(nil), p.Findings...),
			doctor.Examine(p, c)...)
		x.Prices = &q
		in.Series = append(in.Series, x)
	}
	return nil
}

// guessMarket finds the exchange of a series for inspection only: a study never guesses.
func guessMarket(p *eventstudy.Prices) (market, why string) {
	if market, why = marketOfName(p.ID); market != "" {
		return market, why
	}
	// Holidays tell exchanges apart, on days that both calendars know: all but one day in fifty
	// must fit the one, and five days more than fit the other. A file of another exchange may
	// come as near to one of them, but trades on its holidays.
	const clear, share, least = 5, 50, 100
	us, _ := calendar.Exchange("XNYS")
	hk, _ := calendar.Exchange("XHKG")
	both := commonDays(p, us, hk)
	misfits := func(c *calendar.Calendar) int {
		missing, phantom := doctor.Gaps(both, c)
		return len(missing) + len(phantom)
	}
	a, b, n := misfits(us), misfits(hk), len(both.Dates)
	fits := func(own, other int, c *calendar.Calendar) bool {
		return n >= least && own+clear <= other && own*share <= n && !doctor.Foreign(both, c)
	}
	switch {
	case fits(a, b, us):
		return "XNYS",
			"its days are those of New York (XNYS and XNAS have the same); --market names another"
	case fits(b, a, hk):
		return "XHKG", "its days are those of Hong Kong; --market names another"
	}
	return "", ""
}

// commonDays returns the part of a series that lies in years which both calendars know.
func commonDays(p *eventstudy.Prices, a, b *calendar.Calendar) *eventstudy.Prices {
	first, last := a.Years()
	f, l := b.Years()
	from, _ := p.Find(eventstudy.NewDate(max(first, f), 1, 1))
	to, _ := p.Find(eventstudy.NewDate(min(last, l)+1, 1, 1))
	to = max(from, to)
	cut := func(col []float64) []float64 {
		if col == nil {
			return nil
		}
		return col[from:to]
	}
	return &eventstudy.Prices{ID: p.ID, Dates: p.Dates[from:to], Open: cut(p.Open),
		High: cut(p.High), Low: cut(p.Low),
		Close: cut(p.Close), AdjClose: cut(p.AdjClose), Volume: cut(p.Volume)}
}

// marketOfName reads the exchange from what vendors put around a ticker.
func marketOfName(id string) (market, why string) {
	upper := strings.ToUpper(id)
	switch {
	case strings.HasSuffix(upper, ".HK") || strings.HasPrefix(upper, "HK."):
		return "XHKG", "by the HK in its name; --market names another"
	case strings.HasSuffix(upper, ".US") || strings.HasPrefix(upper, "US."):
		return "XNYS",
			"by the US in its name (XNYS and XNAS have the same days); --market names another"
	}
	return "", ""
}
