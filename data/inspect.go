package data

import (
	"cmp"
	"io"
	"strings"
	"time"

	"stockmove/data/asked"
	"stockmove/data/calendar"
	"stockmove/data/doctor"
	"stockmove/data/factorfile"
	"stockmove/data/input"
	"stockmove/data/load"
	"stockmove/data/pricefile"
	"stockmove/data/tables"
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
	Events   *tables.EventFile
	Study    *asked.Spec
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
	Read   asked.Reading
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
				input.Usage("known are "+words.Names(calendar.Known()), "unknown market %q",
					opt.Market)
		}
	}
	ref := input.FileRef(name)
	r, err := ref.Open(opt.Stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	in := &Inspection{Path: ref.Shown}
	// The head decides what the file is; it is looked at without being taken from the reader.
	head, rest, err := tables.Opening(ref, r, opt.Read.MaxBytes)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasSuffix(strings.ToLower(ref.Path), ".toml"):
		return in, in.toml(ref, rest)
	case factorfile.Looks(head):
		return in, in.factors(ref, rest, opt)
	case tables.LooksLikeEvents(head):
		return in, in.events(ref, rest, opt)
	}
	return in, in.prices(ref, rest, opt)
}

// toml reads a study or its claims: [[claim]] tells them apart.
func (in *Inspection) toml(ref input.Ref, r io.Reader) error {
	body, sum, err := input.ReadBody(ref, r, input.MaxText)
	if err != nil {
		return err
	}
	in.SHA256 = sum
	if asked.HoldsClaims(ref.Shown, body) {
		in.Kind = KindClaims
		in.Claims, err = asked.ParseClaims(ref.Shown, body)
		return err
	}
	in.Kind = KindStudy
	in.Study, err = asked.ParseText(ref, body, sum)
	return err
}

// factors reads factor returns.
func (in *Inspection) factors(ref input.Ref, r io.Reader, opt InspectOptions) (err error) {
	in.Kind = KindFactors
	if in.Factors, in.Findings, err = factorfile.Read(ref.Shown, r,
		opt.Read.FactorOptions()); err == nil {
		in.SHA256 = in.Factors.Source.SHA256
	}
	return err
}

// events reads an events file.
func (in *Inspection) events(ref input.Ref, r io.Reader, opt InspectOptions) error {
	t, err := tables.TableOf(ref, r, opt.Read.Encoding)
	if err != nil {
		return err
	}
	in.Kind, in.SHA256 = KindEvents, t.Sum
	in.Events, err = tables.ParseEvents(t, opt.Read.DateOrder)
	return err
}

// prices reads prices and holds each series against its exchange's calendar. Unlike a study
// it may guess the exchange, and says so: nothing is computed from the guess.
func (in *Inspection) prices(ref input.Ref, r io.Reader, opt InspectOptions) error {
	in.Kind = KindPrices
	o := opt.Read.Options(func(id string) *time.Location {
		market := opt.Market
		if market == "" {
			market, _ = load.MarketOfName(cmp.Or(id, pricefile.FileID(ref.Shown)))
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
	if len(others) > load.MostCompared {
		others = nil
	}
	for _, p := range f.Prices {
		x := Inspected{Market: opt.Market, Why: "named by the user"}
		if x.Market == "" {
			x.Market, x.Why = load.GuessMarket(p)
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
