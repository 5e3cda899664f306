package report

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// scale writes what a study measures: returns in per cent, logarithms of volume and volatility as
// they stand, for they are no share of anything. The sentences of all responses are the same; what
// differs, nouns, units and formats, is kept here.
type scale struct{ of eventstudy.Response }

func scaleOf(d *eventstudy.Design) scale { return scale{d.Response} }

// value writes a figure that has a direction.
func (s scale) value(v float64) string {
	if s.of.Other() {
		return words.Signed(v, 2)
	}
	return percent(v)
}

// size writes one that has none, a standard error.
func (s scale) size(v float64) string {
	if s.of.Other() {
		return words.Fixed(v, 2)
	}
	return size(v)
}

// within writes the half-width of a range around zero.
func (s scale) within(v float64) string {
	if math.IsNaN(v) {
		return words.Unknown
	}
	return "±" + s.size(v)
}

func (s scale) interval(ci [2]float64) string {
	if !s.of.Other() {
		return interval(ci)
	}
	return words.Between(ci, s.value)
}

// logOf heads the column of what is measured.
func (s scale) logOf() string {
	if s.of.Other() {
		return "Log " + s.words().Noun
	}
	return "Return"
}

// figures names what the figures are.
func (s scale) figures() string {
	if s.of.Other() {
		return words.Lower(s.logOf())
	}
	return words.Plural(s.words().Noun)
}

// words are the names of what is measured.
func (s scale) words() eventstudy.ResponseWords { return s.of.Words() }

// times says of what something is a multiple: "2.8 times the expected volume".
func (s scale) times(v float64) string {
	return words.Grouped(v, 1) + " times " + s.words().Usual
}

// effect writes the size of an effect, that of volume also as the multiple that it is. A log of 1.1
// says little to a reader; three times the usual volume says the same and is understood.
func (s scale) effect(v float64) string {
	switch {
	case s.of.OfVolume():
		return s.size(v) + " (" + s.times(math.Exp(v)) + ")"
	case s.of.Other():
		return s.size(v) + " " + s.words().Unit
	}
	return size(v)
}

// otherSentence says what one event did on its day 0 to its volume or volatility.
func otherSentence(r *eventstudy.Report, o *eventstudy.Outcome, day *eventstudy.Day) string {
	s := scaleOf(&r.Design)
	// A volume is first told as the multiple that it is: its logarithm says nothing to most.
	text := fmt.Sprintf("%s on %s, day 0 of %s: ", label(r, o.Security), day.Date.Long(),
		eventName(o))
	if r.Design.Response.OfVolume() {
		text += fmt.Sprintf("%s was traded, by the %s (log %s, expected %s)", s.times(o.Times(day)),
			modelName(&r.Design), words.Fixed(day.Return, 2), words.Fixed(day.Expected, 2))
	} else {
		text += fmt.Sprintf("the squared abnormal return was %s, by the %s (log %s, typical %s)",
			s.times(o.Times(day)), modelName(&r.Design), words.Fixed(day.Return, 2),
			words.Fixed(day.Expected, 2))
	}
	return fmt.Sprintf("%s. The %s of %s is %s.", text, s.words().Day, s.value(day.AR),
		verdict(day.T, day.P, &r.Design))
}
