package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stockmove/data"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// mostStudies bounds what a slip of the finger asks for.
const mostStudies = 1_000_000

func newCalibrateCmd(s streams) *cobra.Command {
	var f studyFlags
	var format string
	var studies int
	c := &cobra.Command{
		Use:     "calibrate [STUDY]",
		Short:   "Try the tests of a study on dates on which nothing happened",
		GroupID: "study",
		Long: `Calibrate repeats a study on placebo dates: as many events of the same securities,
together on a day where the real ones are, outside of the real event windows. It says how
often each test rejects at 1, 5 and 10 % with an exact binomial interval, and which test to
take. Without --tests it tries the tests of which one would lead the study. Up to 30 events
are also held against all other windows of their listings: the placebo p of their CAR.`,
		Example: `  stockmove calibrate apple-alibaba-2025
  stockmove calibrate my-study/ --tests bmp,bmp-adj,calendar --studies 2000
  stockmove chart calibration my-study/ -o calibration.png`,
		Args:              studyArg,
		ValidArgsFunction: completeStudy,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(report.CalibrateFormats, format) {
				return unknownName("format", format, report.CalibrateFormats)
			}
			if studies < 1 || studies > mostStudies {
				return usageError{fmt.Sprintf("--studies is %d, and must be 1 to %d",
					studies, mostStudies), "1000 is usual"}
			}
			spec, err := f.spec(args, s)
			if err != nil {
				return err
			}
			cal, title, err := calibrate(c.Context(), spec, &f, studies, s)
			if err != nil {
				return err
			}
			return written(report.Calibrate(s.out, cal, title, format))
		},
	}
	f.addData(c)
	c.Flags().IntVar(&studies, "studies", defaultStudies, "how many placebo studies, `N`")
	c.Flags().StringVar(&format, "format", "text", "`FORMAT`: text, json or csv")
	complete(c, "format", report.CalibrateFormats)
	groupedHelp(c)
	return c
}

// defaultStudies is how many placebo studies there are unless --studies says otherwise.
const defaultStudies = 1000

// calibrate reads and measures a study, and tries its tests on placebo dates.
func calibrate(ctx context.Context, spec *data.Spec, f *studyFlags, n int,
	s streams) (*eventstudy.Calibration, string, error) {
	ctx, say := progress(ctx, s.err)
	defer say("")
	say("reading the files")
	spec.EventsOnly = true
	in, err := data.Load(ctx, spec)
	if err != nil {
		return nil, "", err
	}
	in.Design.Workers = f.workers
	say("measuring the events")
	panel, err := eventstudy.NewPanel(in.Markets, in.Securities, in.Design)
	if err != nil {
		return nil, "", err
	}
	rep, err := eventstudy.Run(ctx, panel, in.Events, in.Design)
	if err != nil {
		return nil, "", err
	}
	if len(rep.Outcomes) == 0 {
		return nil, "", noEvents(rep)
	}
	say("trying placebo dates")
	cal, err := eventstudy.Calibrate(ctx, rep, n)
	return cal, in.Title, err
}
