// Package synth makes price panels of which everything is known: the model behind every return, the
// effect of every event, the days that are missing and the splits. Speed is measured on them, and
// a method can be tried where the right answer is no question.
//
// Daily returns follow the market model r = α + β·m + ε with normal m and ε; on day 0 of an event
// its effect is added. The same Spec gives the same bytes.
package synth
