package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"stockmove/eventstudy/report"
)

// mostStudies bounds what a slip of the finger asks for. A million studies of ten events are some
// hours; what is above was never meant.
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
		RunE: func(c *cobra.Command, args []string) error {
			if studies < 1 || studies > mostStudies {
				return usageError{fmt.Sprintf("--studies is %d, and must be 1 to %d",
					studies, mostStudies), "1000 is usual"}
			}
			f.studies = studies
			// Placebo studies say nothing of claims, which would be read and judged for nothing.
			doc, err := unjudged(c.Context(), args, &f, s)
			if err != nil {
				return err
			}
			return written(report.Calibrate(s.out, doc.Calibration, doc.Title, format))
		},
	}
	// All that describes a study describes its placebo studies too: they differ in their dates
	// alone.
	ofStudy(c)
	f.addData(c)
	c.Flags().IntVar(&studies, "studies", defaultStudies, "how many placebo studies, `N`")
	addPrintout(c, &format)
	groupedHelp(c)
	return c
}

// defaultStudies is how many placebo studies there are unless --studies says otherwise.
const defaultStudies = 1000
