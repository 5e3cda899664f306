// Package doctor looks for what is wrong in daily prices that were read without an error:
// bars that are no closes, splits that nobody took out, holidays with a price, days
// without one, a column that holds no prices at all. It changes nothing; it returns findings,
// each with the days that it touches and an explanation in plain words.
//
// A check is one file that registers itself in Checks (one series) or PairChecks (two). In a
// check's Info, Name is the code of its findings, Formula the rule with its
// thresholds, Use what to do about a finding, and Avoid where the rule can be wrong.
package doctor
