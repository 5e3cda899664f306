package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// studyFlags are the flags that run, check and chart share: they describe a study, or override the
// one that the argument names. The same flags mean the same on every command, for they are declared
// and read in one place; a command that has no use for some of them does not declare them.
type studyFlags struct {
	inputs map[string]*[]string // what was given by each of inputFlags that the command has
	chance float64              // the most of ordinary days on which a rescuing reading may agree

	title   string
	options []*optionFlag

	read        readFlags
	workers     int
	robust      bool          // declared by the commands that show it
	disclosures bool          // likewise
	residuals   bool          // likewise
	studies     int           // placebo studies that a chart shows
	article     *articleCheck // the article whose statements check judges; nil: none

	set *pflag.FlagSet
}

// add declares the flags on a command that also judges claims. Claims are data of a study like its
// prices, and stand in that group of the help.
func (f *studyFlags) add(c *cobra.Command) {
	f.addData(c)
	group(c, groupData, func() { f.addInputs("claims") })
	group(c, groupData, func() {
		f.addInputs("name", "currency")
		f.set.Float64Var(&f.chance, "chance", 0.05,
			"`P`, the most of ordinary days on which a reading that rescues a claim may agree")
	}, "*")
}

// addData declares the flags that say what is measured, and how.
func (f *studyFlags) addData(c *cobra.Command) {
	f.addChosen(c, func(*eventstudy.Option) bool { return true })
}

// addChosen is addData with no more options of a design than those that are chosen. The order of
// the groups is that of a study: what it is of, how it is measured, how files are read.
func (f *studyFlags) addChosen(c *cobra.Command, chosen func(*eventstudy.Option) bool) {
	c.Flags().SortFlags = false
	f.set = c.Flags()
	group(c, groupData, func() {
		f.addInputs("prices", "benchmark", "factors", "event", "events", "exclude-days", "shares",
			"market", "zone", "hours")
	}, "factors", "exclude-days", "shares", "zone", "hours")
	group(c, groupStudy, func() { f.options = addOptions(c, chosen) }, rareOptions()...)
	group(c, groupReading, func() {
		f.read.add(c)
		f.read.addStudy(c)
	}, "*")
	// How many processors work never changes a result, and is asked for by nearly nobody.
	group(c, groupOutput, func() {
		c.Flags().IntVar(&f.workers, "workers", 0,
			"processors to use, `N` (default all; never changes a result)")
	}, "*")
}

// inputFlags add something to a study, each as often as it is given: files, events, what a security
// is called. A text in backquotes is what the help calls the value. They are laid over a study in
// this order: where securities trade goes before benchmarks, whose prefix may name a market.
var inputFlags = []struct {
	name, usage string
	add         func(*asked.Spec, string) error
}{
	{"prices", "price file of one or many securities, `[ID=]PATH`; a folder;" +
		" - for standard input (repeatable)", (*asked.Spec).AddPrices},
	{"market", "where a security trades, `SECURITY=MIC` (XNYS, XNAS, XHKG, what people call them," +
		" or a market of the study; repeatable)", (*asked.Spec).SetMarket},
	{"zone", "time zone of a market that is not built in, `MARKET=ZONE` as in XLON=Europe/London",
		(*asked.Spec).SetZone},
	{"hours", "its session, `MARKET=HH:MM-HH:MM` in local time", (*asked.Spec).SetHours},
	{"benchmark", "index or fund of a market, `[MARKET=][ID=]PATH`; further ones of a market are" +
		" for --robust (repeatable)", (*asked.Spec).AddBenchmark},
	{"factors", "factor returns, `PATH`: a daily file of Kenneth French's library or any table" +
		" (repeatable)", (*asked.Spec).AddFactors},
	{"event", "the announcement, `[SECURITY@]DATE` or an instant such as" +
		" 2025-02-13T10:00:00+04:00 (repeatable)", (*asked.Spec).AddEvent},
	{"events", "events from a `FILE`, CSV or BOOK.xlsx#SHEET; with columns" +
		" security,date[,id,group,time,label,estimation_first,estimation_last]",
		(*asked.Spec).AddEvents},
	{"exclude-days", "days that no model is estimated on, a `FILE` with columns date[,security]" +
		" (repeatable)", (*asked.Spec).AddExcluded},
	{"shares", "shares outstanding, `SECURITY=NUMBER` such as AAPL=15.1e9, in shares and counted" +
		" as after all splits of the file (repeatable)", (*asked.Spec).SetShares},
	{"claims", "what articles said, a `FILE.toml`", (*asked.Spec).AddClaims},
	{"name", "what a security is called, `SECURITY=NAME` (repeatable)", (*asked.Spec).SetName},
	{"currency", "currency of its prices, `SECURITY=USD` (repeatable)", (*asked.Spec).SetCurrency},
}

// addInputs declares some of the inputFlags, in the order in which the help shows them.
func (f *studyFlags) addInputs(names ...string) {
	for _, name := range names {
		for _, flag := range inputFlags {
			if flag.name == name {
				f.addInput(name, flag.usage)
			}
		}
	}
}

// addInput declares one of the inputFlags, in the words of a command that uses it for less.
func (f *studyFlags) addInput(name, usage string) {
	if f.inputs == nil {
		f.inputs = map[string]*[]string{}
	}
	f.inputs[name] = f.set.StringArray(name, nil, usage)
}

// given are the values of one of the inputFlags, none where the command has no such flag.
func (f *studyFlags) given(name string) []string {
	if values := f.inputs[name]; values != nil {
		return *values
	}
	return nil
}

// needPrices refuses a command without a price file, which only flags can name.
func (f *studyFlags) needPrices() error {
	if len(f.given("prices")) == 0 {
		return usageError{"there are no prices to look through", "give --prices [ID=]PATH"}
	}
	return nil
}

// The only error is of a flag that the command lacks, which the test of the completions would show.
func complete(c *cobra.Command, flag string, values []string) {
	_ = c.RegisterFlagCompletionFunc(flag,
		cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// spec reads the study that the arguments name, if any, and lays the flags over it.
func (f *studyFlags) spec(args []string, s streams) (*asked.Spec, error) {
	spec := &asked.Spec{}
	// Without an argument the flags describe the whole study.
	if len(args) == 1 {
		var err error
		if spec, err = asked.FindStudy(args[0]); err != nil {
			return nil, err
		}
	}
	// A file may be "-", and which one it is only the study knows.
	spec.Stdin = s.in
	if err := f.choices(spec); err != nil {
		return nil, err
	}
	for _, flag := range inputFlags {
		for _, v := range f.given(flag.name) {
			if err := flag.add(spec, v); err != nil {
				return nil, err
			}
		}
	}
	if f.set.Changed("chance") {
		return spec, spec.SetChance(f.chance)
	}
	return spec, nil
}

// choices sets what the design flags say.
func (f *studyFlags) choices(spec *asked.Spec) error {
	spec.Title = cmp.Or(f.title, spec.Title)
	for _, o := range f.options {
		if o.value == nil {
			continue
		}
		if err := spec.Choose(o.option, flagOf(o.option.Name), o.value); err != nil {
			return err
		}
	}
	// A negative number means nothing, and taking it for all would hide a slip.
	if f.workers < 0 {
		return usageError{fmt.Sprintf("--workers is %d, and must be 0 or more", f.workers),
			"0 takes all processors"}
	}
	return f.read.lay(&spec.Read)
}

// asUsage turns the problem of a flag's value into a usage error. A value has been refused that
// stands on the command line: the exit code is that of a wrong command, and the hint names the
// flag.
func asUsage(err error) error {
	if ps, ok := err.(*eventstudy.Problems); ok && len(ps.List) == 1 {
		p := ps.List[0]
		if p.Key != "" {
			return usageError{"--" + p.Key + ": " + p.What, p.Hint}
		}
		return usageError{p.What, p.Hint}
	}
	return usageError{what: err.Error()}
}

// nearestFlag finds the flag of c whose name is closest to a mistyped one. Hidden flags are among
// the candidates too: who half remembers one shall be told of it.
func nearestFlag(c *cobra.Command, name string) string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return words.Near(name, names)
}
