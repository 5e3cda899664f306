package report

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// The documents of these tests are made by hand: round figures that stand for a study, to
// see that each arrives where it belongs in the right form. None is a measurement.

func day(y, m, d int) eventstudy.Date { return eventstudy.NewDate(y, m, d) }

func sampleFit() *eventstudy.Fit {
	return &eventstudy.Fit{Model: "market", Terms: []string{"alpha", "beta"},
		Coef: []float64{0.0004, 1.25}, SE: []float64{0.0011, 0.0625},
		Sigma: 0.02, R2: 0.5, N: 250, K: 2, DF: 248, First: day(2024, 1, 2), Last: day(2025, 1, 7)}
}

func sampleOutcome(id, sec, market string, ar float64) *eventstudy.Outcome {
	nan := math.NaN()
	o := &eventstudy.Outcome{Event: eventstudy.Event{ID: id, Security: sec,
		Label: "The confirmation", Date: day(2025, 2, 13)},
		Security: sec, Market: market, Day0: day(2025, 2, 13), Fit: sampleFit()}
	for k := -1; k <= 1; k++ {
		o.Days = append(o.Days, eventstudy.Day{Offset: k, Date: day(2025, 2, 13+k),
			From: day(2025, 2, 12+k), Move: 0.0255, Return: 0.0255, Expected: -0.0015,
			AR: ar, SE: 0.0205, T: ar / 0.0205, P: 0.25, Rank: 40, RankOf: 251, RankP: 40. / 251})
	}
	o.Days[2] = eventstudy.Day{Offset: 1, Date: day(2025, 2, 14), From: eventstudy.NoDate,
		Move: nan, Return: nan, Expected: 0.01, AR: nan, SE: nan, T: nan, P: nan, Gap: 1,
		Warnings: []eventstudy.Warning{{Code: "no_price", Text: "no price on this day",
			Where: sec + " 2025-02-14"}}}
	o.Windows = []eventstudy.WindowResult{
		{Window: eventstudy.Window{}, CAR: ar, SE: 0.0205, T: ar / 0.0205, P: 0.00025,
			CI: [2]float64{ar - 0.04, ar + 0.04}, BHAR: ar, N: 1, Detectable: 0.058},
		{Window: eventstudy.Window{First: -1, Last: 1}, CAR: 2 * ar, SE: 0.03, T: 2 * ar / 0.03,
			P: 0.07, CI: [2]float64{2*ar - 0.06, 2*ar + 0.06}, BHAR: 2 * ar, N: 2,
			Detectable: 0.085,
			Warnings: []eventstudy.Warning{{Code: "window_days_missing",
				Text: "1 of 3 days have no abnormal return", Where: sec + " [−1,+1]"}}},
	}
	return o
}

// sampleDesign has a model and a test of its own: the declarations of others would enter the golden
// files.
func sampleDesign() eventstudy.Design {
	return eventstudy.Design{Model: stub{}, Tests: []eventstudy.Test{groupTest{}},
		Estimation: eventstudy.Window{First: -270, Last: -21},
		Event:      eventstudy.Window{First: -1, Last: 1},
		Windows:    []eventstudy.Window{{}, {First: -1, Last: 1}}, Alpha: 0.05,
		Returns: eventstudy.Simple, Basis: eventstudy.BasisAuto,
		DayRule: eventstudy.NextDay, MinObs: 30, Seed: 7, Tail: eventstudy.TwoSided,
		Incomplete: eventstudy.IncompleteSkip, Overlap: eventstudy.OverlapKeep,
		Thin:       eventstudy.ThinDrop,
		DimsonLags: 1}
}

// stub is a model that only declares itself.
type stub struct{ eventstudy.Model }

func (stub) Info() eventstudy.Info {
	return eventstudy.Info{Name: "market", Title: "market model", Formula: "R = α + β·R_m + ε",
		Assumes: "a stable β", References: []string{"A reference, 1985"}}
}

// groupTest is a test of several events that only declares itself.
type groupTest struct{ unnamed }

func (groupTest) Info() eventstudy.Info {
	return eventstudy.Info{Name: "bmp", Title: "standardised cross-sectional test",
		Null: "the mean is zero"}
}

func pixel() []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	m.Set(1, 1, color.NRGBA{R: 11, G: 95, B: 165, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sample is a study of one event of two listings, three claims, one event that left and one
// picture.
func sample() *Document {
	nan := math.NaN()
	at := time.Date(2025, 2, 11, 14, 0, 0, 0, time.FixedZone("", -5*3600))
	r := &eventstudy.Report{Title: "Apple–Alibaba, February 2025", Design: sampleDesign(),
		Outcomes: []*eventstudy.Outcome{sampleOutcome("confirmation", "9988.HK", "XHKG", 0.027),
			sampleOutcome("confirmation", "BABA", "XNYS", -0.0031)},
		Groups: []string{""},
		Skips: []eventstudy.Skip{{Event: eventstudy.Event{ID: "report", Security: "AAPL", At: &at,
			Pos: eventstudy.Pos{File: "events.csv", Line: 4}},
			Reason: eventstudy.EstimationTooShort, Detail: "12 of 30 returns"}},
		Attrition: []eventstudy.AttritionStep{{Step: "events asked for", Left: 3},
			{Step: "estimation window long enough", Left: 2, Lost: 1,
				Reason: eventstudy.EstimationTooShort}, {Step: "events measured", Left: 2}},
		Aggregate: []eventstudy.Aggregate{{Window: eventstudy.Window{}, N: 2, CAAR: 0.01195,
			SE: 0.01505, CI: [2]float64{-0.2, 0.2}, CIOf: "bmp",
			Warnings: []eventstudy.Warning{{Code: "shared_dates",
				Text: "2 of 2 events share day 0 with another", Where: "[0,0]"}}}},
		Path: []eventstudy.PathPoint{{Offset: 0, N: 2, AAR: 0.01195, CAAR: 0.01195,
			CI: [2]float64{nan, nan}, SE: nan, CIOf: "bmp"}},
		Tests: []eventstudy.Result{{Test: "bmp", Window: eventstudy.Window{}, N: 2,
			Estimate: 0.01195, SE: nan, Stat: 0.8, Dist: eventstudy.StudentT, DF: 1, P: 0.57,
			CI: [2]float64{nan, nan}, Headline: true, PHolm: nan, PBH: nan,
			Details:  []eventstudy.Detail{{Name: "r̄", Value: 0.125}},
			Warnings: []eventstudy.Warning{{Code: "small_n", Text: "two events", Where: "all"}}}},
		Warnings: []eventstudy.Warning{{Code: "shared_dates", Text: "the events share a date",
			Where: ""}},
	}
	reading := func(name string, from, to float64, ok bool) claims.Reading {
		return claims.Reading{Name: name, Security: "9988.HK", FromDate: day(2025, 2, 12),
			From: from, ToDate: day(2025, 2, 13), To: to, Value: to/from - 1, Matches: ok,
			Chance: 0.004}
	}
	claim := func(s claims.Statement) claims.Claim {
		c, _ := claims.Parse(s)
		return c
	}
	return &Document{Report: r, Version: "0.1",
		Command: []string{"run", "--event", "2025-02-13", "--out", "my report"},
		Summary: []string{"The jump of 9.2% is a Hong Kong figure of the day's high."},
		Claims: []claims.Verdict{
			{Claim: claim(claims.Statement{ID: "reuters-move", Source: "Reuters, 13 February 2025",
				Quote: "rose 9.2%", Securities: []string{"9988.HK"}, Date: day(2025, 2, 13),
				Kind: "move", Value: "9.2%"}),
				Status: claims.OtherReading, Measured: 124.3/113.8 - 1,
				Unit: claims.Fraction, Decider: 1,
				Correction: "Alibaba's Hong Kong shares closed up 2.5 %.",
				Readings: []claims.Reading{reading("close against previous close", 113.8, 116.7,
					false), reading("intraday high against previous close", 113.8, 124.3, true)},
				Note: "True of the day's high, not of the close."},
			{Claim: claim(claims.Statement{ID: "ytd", Source: "an article", Quote: "more than 40%",
				Securities: []string{"BABA", "9988.HK"}, Kind: "change-since", AtLeast: "40%",
				Since: "year-start"}),
				Status: claims.Contradicted, Measured: 0.39, Unit: claims.Fraction,
				Readings: []claims.Reading{{Name: "close", Security: "BABA", Value: 0.39,
					Chance: nan, FromDate: eventstudy.NoDate, ToDate: eventstudy.NoDate}}},
			{Claim: claim(claims.Statement{ID: "old", Securities: []string{"X"},
				Kind: "highest-since"}), Status: claims.Unverifiable, Measured: nan, Decider: -1,
				Note:  "needs X.csv from 2022-01-03",
				Holds: &claims.Holds{Date: day(2022, 2, 18), Value: 124}},
		},
		Inputs: []Input{{ID: "9988.HK", Role: "prices", Path: "9988.HK.csv", SHA256: "ab12",
			Dialect: "yahoo-classic", Basis: eventstudy.Split, First: day(2021, 12, 31),
			Last: day(2025, 3, 31), Rows: 800,
			Findings: []eventstudy.Finding{{Code: "stale", Text: "the close repeats",
				Dates: []eventstudy.Date{day(2025, 1, 2)}}}},
			{Role: "claims", Path: "claims.toml", SHA256: "cd34"}},
		Pictures: []Picture{{Section: InDays, Leads: true, Name: "car",
			File: "car-confirmation.png", Title: "It did not last",
			Alt: "Cumulative abnormal return, back to zero by day 5", Bytes: pixel()}},
		Notes: []string{"Prices were compiled by hand."},
	}
}

// crowd is a study of n events with a window of days each.
func crowd(n, days int) *Document {
	r := &eventstudy.Report{Title: "crowd", Design: sampleDesign(), Groups: []string{""}}
	r.Design.Event = eventstudy.Window{First: -days / 2, Last: days - days/2 - 1}
	for i := range n {
		o := sampleOutcome(fmt.Sprintf("e%d", i), fmt.Sprintf("S%d", i%977), "",
			math.Sin(float64(i))/30)
		o.Days = o.Days[:0]
		for k := r.Design.Event.First; k <= r.Design.Event.Last; k++ {
			x := math.Sin(float64(i*days+k)) / 50
			o.Days = append(o.Days,
				eventstudy.Day{Offset: k, Date: day(2020, 1, 1) + eventstudy.Date(i%1500+k),
					From: day(2020, 1, 1) + eventstudy.Date(i%1500+k-1), Move: x, Return: x,
					Expected: x / 3, AR: x - x/3, SE: 0.0123 + x/100, T: x * 40,
					P: math.Abs(x * 9)})
		}
		r.Outcomes = append(r.Outcomes, o)
	}
	r.Aggregate = []eventstudy.Aggregate{{Window: eventstudy.Window{}, N: n, CAAR: 0.0012,
		SE: 0.0002, CI: [2]float64{0.0008, 0.0016}}}
	return &Document{Report: r}
}
