package charts

import (
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// did is what a title may say of a move that passes the test. A one-sided test can only have found
// the side that it tests.
func did(doc *report.Document) string {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return "gained more than the market and chance explain"
	case eventstudy.Lower:
		return "lost more than the market and chance explain"
	}
	return "moved by more than the market and chance explain"
}

// stoodOut is the same where a title counts listings: in short, and with what they were held
// against. Of a one-sided test it names the side, because a listing that went far the other way did
// not pass it either.
func stoodOut(doc *report.Document) (stood, chance string) {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return "stood out by a gain", "gained more than chance explains"
	case eventstudy.Lower:
		return "stood out by a loss", "lost more than chance explains"
	}
	return "stood out", "stood out from chance"
}

// ordinary is what a title says of a move that does not pass: that it cannot be told from an
// ordinary day's, which is not to say that nothing happened. The core has the words, so that chart
// and report never judge one number differently.
func ordinary(doc *report.Document) string {
	d := eventstudy.Design{Alpha: alpha(doc), Tail: doc.Design.Tail}
	return strings.ReplaceAll(d.Ordinary(math.NaN()), "'", "’")
}

// zero says the same of a sum or a mean.
func zero(doc *report.Document) string {
	d := eventstudy.Design{Alpha: alpha(doc), Tail: doc.Design.Tail}
	return d.Zero(math.NaN())
}
