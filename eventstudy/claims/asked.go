package claims

import "stockmove/eventstudy/words"

import "math"

// Unasked is the verdict on a claim whose words leave open what must be known before any price is
// looked at; question says what that is.
func Unasked(c Claim, question string) Verdict {
	c.fault = question
	return Verdict{Claim: c, Status: Unverifiable, Measured: math.NaN(), Unit: Fraction,
		Decider: -1,
		Note:    words.Sentence(question)}
}
