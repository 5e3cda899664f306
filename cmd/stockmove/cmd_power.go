package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// powerFlags say what effect is asked about, and of a plan without data what is supposed. The two
// uses exclude each other: a study brings its own spread and number of events, a plan supposes
// them.
type powerFlags struct {
	effect, sigma string
	count         int
}

func newPowerCmd(s streams) *cobra.Command {
	var f studyFlags
	var q powerFlags
	var format string
	c := &cobra.Command{
		Use: "power [STUDY]",
		Short: "Say which effects the tests of a study could see, or how many events a " +
			"plan needs",
		GroupID: "study",
		Long: `Power says for each event and each mean the smallest effect that its test finds four
times in five, and the smallest that the data exclude. With --effect it adds the power at
that effect and the p-value of "the effect lies within ±that" (two one-sided tests), and
what an estimate that differs from nothing would be worth if that effect were the true one.

Without a study, --sigma and --count describe a plan: the standard deviation of a day's
abnormal return and the number of independent events, over each --window.`,
		Example: `  stockmove power apple-alibaba-2025 --effect 5%
  stockmove power --prices BABA=BABA.csv --benchmark SPY=SPY.csv --event 2025-02-13
  stockmove power --sigma 2% --count 25 --window -1,1 --effect 1%`,
		RunE: func(c *cobra.Command, args []string) error {
			effect, err := fraction("effect", q.effect)
			if err != nil {
				return err
			}
			// Either flag makes it a plan; which of them is missing is said by name.
			if c.Flags().Changed("sigma") || c.Flags().Changed("count") {
				out, err := q.plan(args, &f, effect)
				if err != nil {
					return err
				}
				return written(report.Power(s.out, out, format))
			}
			// Of a study nothing is supposed: the errors are those that its tests used.
			doc, err := unjudged(c.Context(), args, &f, s)
			if err != nil {
				return err
			}
			return written(report.Power(s.out, report.StrengthOf(doc.Report, effect), format))
		},
	}
	ofStudy(c)
	f.addData(c)
	fl := c.Flags()
	fl.StringVar(&q.effect, "effect", "", "a true effect to ask about, `EFFECT` as in 5% or 0.05")
	fl.StringVar(&q.sigma, "sigma", "",
		"of a plan: standard deviation of a day's abnormal return, `SIGMA` as in 2%")
	fl.IntVar(&q.count, "count", 1, "of a plan: independent events, `N`")
	addPrintout(c, &format)
	groupedHelp(c)
	return c
}

// plan is the power of a study that has not been made. The events of a plan are taken as
// independent and of one spread, so that the standard error of their mean is σ√L/√N over a window
// of L days.
func (q *powerFlags) plan(args []string, f *studyFlags, effect float64) (report.Strength, error) {
	var out report.Strength
	if len(args) > 0 || len(f.given("prices")) > 0 {
		return out,
			usageError{"--sigma and --count describe a plan without data, and here is a study",
				"leave them away, or the study"}
	}
	sigma, err := fraction("sigma", q.sigma)
	if err != nil {
		return out, err
	}
	if !(sigma > 0) {
		return out,
			usageError{"a plan needs --sigma, the standard deviation of a day's abnormal return",
				"give --sigma 2%, which is common for a large stock"}
	}
	// A plan of more events than that is a slip of the finger.
	if q.count < 1 || q.count > 1_000_000 {
		return out, usageError{fmt.Sprintf("--count %d is no number of events", q.count),
			"give --count 1 to 1000000"}
	}
	// Level, side and windows are those of a study, with the defaults of one.
	d := eventstudy.DefaultDesign()
	for _, o := range f.options {
		if o.value != nil {
			o.option.Set(&d, o.value)
		}
	}
	out = report.Strength{Title: "A plan of " + words.Counted(q.count, "event"), Design: &d,
		Effect: effect}
	// The mean of N events is tested by the spread between them, as test cross does, on N − 1
	// degrees of freedom.
	df := float64(q.count - 1)
	if q.count < 4 {
		df = math.Inf(1)
		out.Notes = append(out.Notes,
			"So few events say nothing of their own spread: sigma is taken as known.")
	}
	for _, w := range d.Windows {
		sd := sigma * math.Sqrt(float64(w.Len()))
		// A plan has no estimate and no p, and the page leaves their columns out.
		row := report.StrengthRow{ID: "plan", Window: w, N: q.count, Estimate: math.NaN(),
			P:  math.NaN(),
			SE: sd / math.Sqrt(float64(q.count)), DF: df}
		if !math.IsNaN(effect) {
			row.Needed = d.EventsNeeded(effect, sd)
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// fraction reads the value of a flag such as "5%" or "0.05"; NaN of none. A bare number of one or
// more is refused: 5 may mean 5 % or 500 %, and the answer would differ by a factor of a hundred.
func fraction(flag, text string) (float64, error) {
	if text == "" {
		return math.NaN(), nil
	}
	// The minus of print is taken for that of the keyboard: figures are pasted from articles.
	number, percent := strings.CutSuffix(strings.ReplaceAll(strings.TrimSpace(text), "−", "-"), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		v /= 100
	}
	switch {
	case err != nil || math.IsNaN(v) || math.IsInf(v, 0):
		return 0,
			usageError{fmt.Sprintf("--%s %q is no share", flag, text), "write it as 5% or 0.05"}
	case !percent && math.Abs(v) >= 1:
		return 0, usageError{fmt.Sprintf("--%s %s: 1 is 100 %%", flag, text),
			fmt.Sprintf("write --%s %s%% for per cent, or a fraction below 1", flag, text)}
	}
	return v, nil
}
