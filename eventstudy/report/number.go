package report

import (
	"math"
	"strconv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// What a reader sees is written by package words; a report has two decimals of per cent and three
// of a p-value.

// Every cell and sentence of a report writes returns by this one rule, so that a figure looks the
// same wherever it stands.
func percent(v float64) string { return words.Percent(v, 2) }

// size writes a fraction that has no direction, a standard error.
func size(v float64) string { return words.Size(v, 2) }

func interval(ci [2]float64) string { return words.Interval(ci, 2) }

func probability(p, alpha float64) string { return words.Probability(p, alpha, 3) }

// inUnit writes a claim's figure in its unit. The currency is not known here, see measured.
func inUnit(v float64, u claims.Unit) string {
	switch u {
	case claims.Price, claims.Points:
		return words.Price(v)
	case claims.Multiple:
		if math.IsNaN(v) {
			return words.Unknown
		}
		return words.Fixed(v, 2) + "×"
	case claims.Count:
		return words.Fixed(v, 0)
	}
	return percent(v)
}

// distribution names what a statistic is held against: "t(29)", "N(0,1)".
func distribution(r eventstudy.Result) string {
	switch r.Dist {
	case eventstudy.Normal:
		return "N(0,1)"
	case eventstudy.StudentT:
		if !math.IsNaN(r.DF) {
			return "t(" + strconv.FormatFloat(r.DF, 'g', 6, 64) + ")"
		}
	case "":
		return words.Unknown
	}
	return string(r.Dist)
}

var nan = math.NaN()
