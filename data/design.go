package data

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// The words that a study file and the flags of the same names may say.
var (
	returnKinds = []string{string(eventstudy.Simple), string(eventstudy.Log)}
	dayRules    = []string{string(eventstudy.NextDay), string(eventstudy.PreviousDay), string(eventstudy.ExactDay)}
	bases       = []string{string(eventstudy.BasisAuto), string(eventstudy.BasisTotal), string(eventstudy.BasisSplit), string(eventstudy.BasisRaw)}
	tails       = []string{string(eventstudy.TwoSided), string(eventstudy.Upper), string(eventstudy.Lower)}
	incompletes = []string{string(eventstudy.IncompleteSkip), string(eventstudy.IncompletePartial)}
	overlaps    = []string{string(eventstudy.OverlapKeep), string(eventstudy.OverlapFirst), string(eventstudy.OverlapSkip)}
	thins       = []string{string(eventstudy.ThinDrop), string(eventstudy.ThinTradeToTrade)}
)

// The windows of a study that asks for none.
var (
	defaultEstimation = eventstudy.Window{First: -250, Last: -11}
	defaultEvent      = eventstudy.Window{First: -10, Last: 10}
)

// defaultWindows are reported when none are asked for.
var defaultWindows = []eventstudy.Window{{First: 0, Last: 0}, {First: -1, Last: 1}, {First: -2, Last: 2}}

// testNames are the names that tests may say; "all" stands for every one.
func testNames() []string { return append(eventstudy.Tests.Names(), "all") }

// checkName complains about a word that is not one of names.
func checkName(what, s string, names []string) *UsageError {
	if contains(names, s) {
		return nil
	}
	return &UsageError{
		What: fmt.Sprintf("unknown %s %q", strings.ReplaceAll(what, "_", " "), s),
		Hint: oneOf(s, names),
	}
}

// oneOf names what s may have meant, if anything is like it, and what there is.
func oneOf(s string, names []string) string {
	if near := Near(s, names); near != "" {
		return fmt.Sprintf("did you mean %q? One of %s", near, list(names))
	}
	return "it is one of " + list(names)
}

// checkWindow complains about a window that ends before it begins.
func checkWindow(w eventstudy.Window) *UsageError {
	if w.First <= w.Last {
		return nil
	}
	return &UsageError{
		What: fmt.Sprintf("the window %v ends before it begins", w),
		Hint: fmt.Sprintf("write the earlier day first: %d,%d", w.Last, w.First),
	}
}

// checkDesign complains about choices that cannot stand together. It is asked of the
// study file, where the answer gets a place, and again once flags and defaults are in.
func checkDesign(estimation, event eventstudy.Window, windows []eventstudy.Window, minObs *int) (key string, problem *UsageError) {
	// The order is that of the remedies: a window inside a wider event window may be right,
	// and only then is it worth holding the estimation window against it.
	for i, w := range windows {
		if w.First < event.First || w.Last > event.Last {
			return fmt.Sprintf("windows[%d]", i), &UsageError{
				What: fmt.Sprintf("the window %v does not lie in the event window %v", w, event),
				Hint: fmt.Sprintf("widen the event window: --event-window %d,%d", min(w.First, event.First), max(w.Last, event.Last)),
			}
		}
	}
	if !event.Has(0) {
		return "event_window", &UsageError{
			What: fmt.Sprintf("the event window %v does not hold day 0", event),
			Hint: fmt.Sprintf("widen it: --event-window %d,%d", min(event.First, 0), max(event.Last, 0)),
		}
	}
	if estimation.Last >= event.First {
		return "estimation", &UsageError{
			What: fmt.Sprintf("the estimation window %v overlaps the event window %v", estimation, event),
			Hint: fmt.Sprintf("end it earlier, so that the event is not part of what is normal: --estimation %d,%d",
				min(estimation.First, event.First-241), event.First-1),
		}
	}
	if minObs != nil && estimation.Len() < *minObs {
		return "estimation", &UsageError{
			What: fmt.Sprintf("the estimation window %v has %d days, fewer than the %d that are asked for", estimation, estimation.Len(), *minObs),
			Hint: "lengthen it with --estimation, or ask for fewer with --min-obs",
		}
	}
	return "", nil
}

// design resolves the names and fills in the defaults. lacking are the markets without a
// benchmark, which decide the default model.
func (s *Spec) design(lacking []string) (d eventstudy.Design, warnings []eventstudy.Warning, err error) {
	d = eventstudy.Design{
		Estimation: or(s.Estimation, defaultEstimation),
		Event:      or(s.EventWindow, defaultEvent),
		Alpha:      or(s.Alpha, 0.05),
		MinObs:     or(s.MinObs, 0), // 0: the core's default, which also wants the whole window inside the data
		Seed:       or(s.Seed, 0),
		DimsonLags: or(s.DimsonLags, 1),
		HAC:        or(s.HAC, 0),
		Returns:    word(s.Returns, eventstudy.Simple),
		Basis:      word(s.Basis, eventstudy.BasisAuto),
		DayRule:    word(s.DayRule, eventstudy.NextDay),
		Tail:       word(s.Tail, eventstudy.TwoSided),
		Incomplete: word(s.Incomplete, eventstudy.IncompleteSkip),
		Overlap:    word(s.Overlap, eventstudy.OverlapKeep),
		Thin:       word(s.Thin, eventstudy.ThinDrop),
	}
	if err := s.checkWords(d); err != nil {
		return d, nil, err
	}
	if d.Windows, warnings, err = s.windows(d.Event); err != nil {
		return d, nil, err
	}
	if _, problem := checkDesign(d.Estimation, d.Event, d.Windows, s.MinObs); problem != nil {
		return d, nil, problem
	}
	name := s.Model
	if name == "" {
		name = "market"
		if len(lacking) > 0 {
			name = "mean"
			warnings = append(warnings, meanServes(lacking))
		}
	}
	if problem := checkName("model", name, eventstudy.Models.Names()); problem != nil {
		return d, nil, problem
	}
	d.Model, _ = eventstudy.Models.Lookup(name)
	if s.DimsonLags != nil && name != "dimson" {
		warnings = append(warnings, eventstudy.Warning{Code: "dimson_lags_idle",
			Text: fmt.Sprintf("dimson-lags %d has no effect on the study's model %s: only dimson reads leads and lags of the benchmark", d.DimsonLags, name)})
	}
	// Of a model that is asked for by name the parameters are known before a file is read.
	if s.Model != "" && !d.Model.Needs().AnyFactors {
		if err := s.checkObs(d, []eventstudy.Market{{}}); err != nil {
			return d, nil, err
		}
	}
	if problem := checkMinObs("--min-obs", or(s.MinObs, eventstudy.DefaultMinObs)); problem != nil {
		return d, nil, problem
	}
	d.Tests, err = s.tests()
	return d, warnings, err
}

// meanServes says why the default is not the market model, and how to have it.
func meanServes(lacking []string) eventstudy.Warning {
	why, flag := "no benchmark is given", "--benchmark"
	if lacking[0] != "" {
		why, flag = "no benchmark is given for "+joinAnd(lacking), "--benchmark "+lacking[0]+"=PATH"
	} else if len(lacking) > 1 {
		why = "no benchmark is given for securities of no market, and for " + joinAnd(lacking[1:])
	}
	return eventstudy.Warning{Code: "model_mean", Text: why + ", so the mean model serves: it takes a move of the whole market for one of the security; name an index or fund with " + flag}
}

// windows returns the reported windows. Default windows that an event window of the
// user's has no room for are left out, with a warning.
func (s *Spec) windows(event eventstudy.Window) ([]eventstudy.Window, []eventstudy.Warning, error) {
	if problem := checkWindow(event); problem != nil {
		return nil, nil, problem
	}
	if s.Windows != nil {
		var once []eventstudy.Window
		for _, w := range s.Windows {
			if problem := checkWindow(w); problem != nil {
				return nil, nil, problem
			}
			if !slices.Contains(once, w) {
				once = append(once, w)
			}
		}
		return once, nil, nil
	}
	var fit []eventstudy.Window
	var left []string
	for _, w := range defaultWindows {
		if event.Has(w.First) && event.Has(w.Last) {
			fit = append(fit, w)
		} else {
			left = append(left, w.String())
		}
	}
	if left == nil {
		return fit, nil, nil
	}
	text := fmt.Sprintf("the event window %v has no room for the usual %s", event, strings.Join(left, " and "))
	if fit == nil {
		fit = []eventstudy.Window{event}
		text += ", so the whole event window is reported"
	} else {
		text += ", which are left out"
	}
	return fit, []eventstudy.Warning{{Code: "windows_clipped", Text: text}}, nil
}

// tests resolves the tests by name, each once, in the order asked for.
func (s *Spec) tests() ([]eventstudy.Test, error) {
	names := s.Tests
	if names == nil {
		names = []string{"t"}
	}
	var out []eventstudy.Test
	seen := map[string]bool{}
	for _, name := range names {
		if problem := checkName("test", name, testNames()); problem != nil {
			return nil, problem
		}
		if name == "all" {
			return eventstudy.Tests.All(), nil
		}
		if t, ok := eventstudy.Tests.Lookup(name); ok && !seen[name] {
			out = append(out, t)
			seen[name] = true
		}
	}
	return out, nil
}

// checkWords checks every choice that is a word or a number with limits.
func (s *Spec) checkWords(d eventstudy.Design) error {
	for _, c := range []struct {
		what, word string
		names      []string
	}{
		{"kind of returns", string(d.Returns), returnKinds}, {"price basis", string(d.Basis), bases},
		{"day rule", string(d.DayRule), dayRules}, {"tail", string(d.Tail), tails},
		{"choice for incomplete windows", string(d.Incomplete), incompletes}, {"choice for overlapping events", string(d.Overlap), overlaps},
		{"choice for thin trading", string(d.Thin), thins},
	} {
		if problem := checkName(c.what, c.word, c.names); problem != nil {
			return problem
		}
	}
	for _, w := range []eventstudy.Window{d.Estimation, d.Event} {
		if problem := checkWindow(w); problem != nil {
			return problem
		}
	}
	for _, problem := range []*UsageError{
		checkAlpha(d.Alpha),
		checkLags("--dimson-lags", d.DimsonLags, 1, eventstudy.MaxDimsonLags), checkLags("--hac", d.HAC, -1, maxHAC),
	} {
		if problem != nil {
			return problem
		}
	}
	return nil
}

func checkAlpha(a float64) *UsageError {
	if a > 0 && a < 1 { // NaN fails too
		return nil
	}
	return &UsageError{What: fmt.Sprintf("alpha is %v, and must lie between 0 and 1", a), Hint: "0.05 gives intervals at 95 %"}
}

// checkMinObs complains about a number that no model can be estimated with; named is the flag or the key.
// What the study's own model needs is checkObs's to say.
func checkMinObs(named string, n int) *UsageError {
	if n >= 2 {
		return nil
	}
	return &UsageError{What: fmt.Sprintf("%s is %d, and must be 2 or more: the model mean needs 3, market 4, factor models more", named, n), Hint: "30 is the usual least"}
}

// maxHAC keeps a slip of the keyboard from asking for more lags than a year has days.
const maxHAC = 250

// checkLags complains about a number of lags outside its limits; named is the flag or the key.
func checkLags(named string, n, least, most int) *UsageError {
	if n >= least && n <= most {
		return nil
	}
	return &UsageError{What: fmt.Sprintf("%s is %d, and must lie between %d and %d", named, n, least, most)}
}

// placed is a number of the study file and where it stands.
type placed struct {
	value *int
	at    eventstudy.Pos
}

// checkObs complains about fewer estimation returns than the model has parameters for on one of the
// markets: of the study file with its place, of a flag without.
func (s *Spec) checkObs(d eventstudy.Design, markets []eventstudy.Market) error {
	if s.MinObs == nil {
		return nil
	}
	for _, m := range markets {
		least := d.LeastFor(&eventstudy.Timeline{Market: m})
		if *s.MinObs >= least {
			continue
		}
		const format = "%s is %d, and the model %s needs %d or more: two more than it has parameters"
		name, hint := d.Model.Info().Name, fmt.Sprintf("ask for %d or more, or choose a model of fewer parameters", least)
		if s.MinObs == s.minObsAt.value {
			return eventstudy.Fault(s.minObsAt.at, hint, format, "min_obs", *s.MinObs, name, least)
		}
		return usage(hint, format, "--min-obs", *s.MinObs, name, least)
	}
	return nil
}

// or returns what p points at, or the default.
func or[T any](p *T, def T) T {
	if p == nil {
		return def
	}
	return *p
}

// word returns s, or the default where it is empty.
func word[T ~string](s, def T) T {
	if s == "" {
		return def
	}
	return s
}
