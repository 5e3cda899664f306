package eventstudy

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Option is one option of a Design: all that is known of it stands in one row of Options. Study
// files, flags with their help and completion, results.json and the reference page are made from
// the rows; none of them keeps a list of its own.
//
// A value is a string, []string, bool, int, uint64, float64, Window or []Window, and always of the
// type that Default has, but for a window that may be given by Dates.
type Option struct {
	Name  string          // as study files and results.json write it, such as "price_basis"
	Help  string          // what is chosen, a noun phrase in lower case without a full stop
	Names func() []string // the words that a string or the members of []string may be, else nil
	// Names are of methods that a design holds themselves, maybe the caller's own
	Methods bool
	Default any // of a study that does not choose
	// Usual says that nearly every study chooses it; the defaults of the others are right for most
	Usual bool
	// Daily says that it bears on single days too, and not on events and windows alone
	Daily   bool
	Example any // a value for the reference page

	Least, Most float64 // limits of a number, both allowed unless Open; Most may be +Inf
	Open        bool
	Before      bool   // a window whose days lie before day 0
	Dated       bool   // a window that may be given by Dates too
	Advice      string // a usual value, for who chose one outside of the limits

	// Free says what is wrong with a text that is no word of a list, empty where nothing is.
	Free func(text string) (wrong string)

	get func(*Design) any
	set func(*Design, any)
}

// Value returns the design's value of the choice, its default where the design is silent.
func (o *Option) Value(d *Design) any { return o.get(d) }

// Set puts a value that Check accepts into the design.
func (o *Option) Set(d *Design, v any) { o.set(d, v) }

// OptionOf finds a choice by its name, nil when there is none.
func OptionOf(name string) *Option {
	i := slices.IndexFunc(Options, func(o Option) bool { return o.Name == name })
	if i < 0 {
		return nil
	}
	return &Options[i]
}

// daily says of an option that it bears on single days too.
func daily(o Option) Option {
	o.Daily = true
	return o
}

// word declares a choice between words of which the first is the default; empty stands for it.
func word[T ~string](name, help string, at func(*Design) *T, words ...T) Option {
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}
	return Option{Name: name, Help: help, Names: func() []string { return names },
		Default: names[0], Example: names[0],
		get: func(d *Design) any {
			if w := *at(d); w != "" {
				return string(w)
			}
			return names[0]
		},
		set: func(d *Design, v any) { *at(d) = T(v.(string)) }}
}

// of declares that a choice is a field of the design as it stands.
func of[T any](o Option, at func(*Design) *T) Option {
	o.get = func(d *Design) any { return *at(d) }
	o.set = func(d *Design, v any) { *at(d) = v.(T) }
	return o
}

// Codes of the problems of a design, for who words their remedies.
const (
	WordUnknown     = "word_unknown"      // Option is none of the words that there are; Given is it
	TextWrong       = "text_wrong"        // the text of Option says nothing; Given is it
	PeerUnknown     = "peer_unknown"      // Given is a peer without prices
	NeedsPeers      = "needs_peers"       // the model reads peers, and none are named
	OutsideLimits   = "outside_limits"    // the number Option lies outside of its limits
	WindowBackward  = "window_backward"   // it ends before it begins
	WindowAfter     = "window_after"      // an estimation window that lies after day 0
	WindowNotDated  = "window_not_dated"  // given by dates where only offsets have a meaning
	WindowTooLong   = "window_too_long"   // longer than any price history
	WindowOutside   = "window_outside"    // a reported window reaches beyond the event window
	NoDay0          = "no_day0"           // the event window does not hold day 0
	WindowsOverlap  = "windows_overlap"   // estimation and event window
	EstimationShort = "estimation_short"  // the estimation window holds fewer days than MinObs
	ObsTooFew       = "obs_too_few"       // MinObs is too few for the model's parameters
	NoModel         = "no_model"          // none is chosen
	NoWindow        = "no_window"         // none is reported where one must be
	NeedsBenchmark  = "needs_benchmark"   // the model, of Market
	NeedsMarket     = "needs_market"      // the model needs a benchmark or the factor Mkt-RF
	NeedsFactors    = "needs_factors"     // the model needs a file of factors
	NeedsFactor     = "needs_factor"      // the model needs one more column
	NotWithThin     = "not_with_thin"     // the model has no meaning on returns over several days
	NotWithFit      = "not_with_fit"      // the model has no fit of the kind
	MarketUndefined = "market_undefined"  // a security's
	BasisMissing    = "basis_missing"     // a file has no prices of the basis that was asked for
	NotWithResponse = "not_with_response" // the choice is of returns, which the response is not
	NotWithDates    = "not_with_dates"    // the choice has no meaning on a window of dates
	NeedsShares     = "needs_shares"      // the response, of the security Given
	NeedsVolume     = "needs_volume"      // the benchmark has no volume for the model to read
)

// Check complains about a value that no study can have; called is how the one who asks names the
// choice. It returns nil for a good value.
func (o *Option) Check(v any, called string) *Problem {
	switch v := v.(type) {
	case string:
		return o.checkWord(v, called)
	case []string:
		for i, w := range v {
			if p := o.checkWord(w, called); p != nil {
				p.What = fmt.Sprintf("%s: unknown name %q", called, w)
				p.Key = fmt.Sprintf("%s[%d]", o.Name, i)
				return p
			}
		}
	case int:
		return o.checkNumber(float64(v), called)
	case float64:
		return o.checkNumber(v, called)
	case Window:
		return o.checkWindow(v, called)
	case Dates:
		return o.checkDates(v, called)
	case []Window:
		for i, w := range v {
			if p := o.checkWindow(w, called); p != nil {
				p.Key = fmt.Sprintf("%s[%d]", o.Name, i)
				return p
			}
		}
	}
	return nil
}

func (o *Option) checkWord(w, called string) *Problem {
	if o.Free != nil {
		return o.checkText(w, called)
	}
	names := o.Names()
	if slices.Contains(names, w) {
		return nil
	}
	return o.problem(Problem{Code: WordUnknown, Given: w,
		Hint: "it is one of " + strings.Join(names, ", "),
		What: fmt.Sprintf("unknown %s %q", called, w)})
}

// checkText asks the option itself, whose text has a grammar of its own.
func (o *Option) checkText(text, called string) *Problem {
	if wrong := o.Free(text); wrong != "" {
		return o.problem(Problem{Code: TextWrong, Given: text, Hint: o.Advice,
			What: called + ": " + wrong})
	}
	return nil
}

// checkNumber keeps to the limits of the option; an open one leaves the limits themselves out. The
// hint is the option's advice, for a limit alone does not say what is usual.
func (o *Option) checkNumber(x float64, called string) *Problem {
	if o.Open && o.Least < x && x < o.Most || !o.Open && o.Least <= x && x <= o.Most { // not NaN
		return nil
	}
	limits := fmt.Sprintf("lie between %v and %v", o.Least, o.Most)
	if math.IsInf(o.Most, 1) {
		limits = fmt.Sprintf("be %v or more", o.Least)
	}
	return o.problem(Problem{Code: OutsideLimits, Hint: o.Advice,
		What: fmt.Sprintf("%s is %v, and must %s", called, x, limits)})
}

// Limits of windows: far beyond any study, they keep a slip of the keyboard from asking for all
// memory.
const (
	maxOffset      = 100_000 // trading days from day 0, four centuries
	maxEventWindow = 10_000  // trading days of an event window
)

// checkWindow refuses what is surely a slip: a window before day 0 without its minus signs, one
// that is turned round, one longer than there are prices. The hint is the window that was meant.
func (o *Option) checkWindow(w Window, called string) *Problem {
	switch {
	case o.Before && w.First > 0 && w.Last > 0:
		return o.problem(Problem{Code: WindowAfter,
			What: fmt.Sprintf("%s: the window %v lies after day 0", called, w),
			Hint: fmt.Sprintf("days before day 0 have a minus sign: %d,%d",
				-max(w.First, w.Last), -min(w.First, w.Last))})
	case w.First > w.Last:
		return o.problem(Problem{Code: WindowBackward,
			What: fmt.Sprintf("%s: the window %v ends before it begins", called, w),
			Hint: fmt.Sprintf("write the earlier day first: %d,%d", w.Last, w.First)})
	case w.First < -maxOffset || w.Last > maxOffset || float64(w.Len()) > o.Most:
		return o.problem(Problem{Code: WindowTooLong, Hint: "windows count trading days from day 0",
			What: fmt.Sprintf("%s: the window %v is longer than any price history", called, w)})
	}
	return nil
}

// checkDates wants two days at least, in their order.
func (o *Option) checkDates(b Dates, called string) *Problem {
	if b.First < b.Last {
		return nil
	}
	return o.problem(Problem{Code: WindowBackward,
		What: fmt.Sprintf("%s: the window %v does not end after it begins", called, b),
		Hint: fmt.Sprintf("write the earlier day first: %v,%v", b.Last, b.First)})
}

// problem completes a problem that this choice is to blame for.
func (o *Option) problem(p Problem) *Problem {
	p.Option, p.Key = o.Name, o.Name
	return &p
}
