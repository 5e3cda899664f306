// Package doctor looks for what is wrong in daily prices that were read without an error:
// bars that are no closes, splits that nobody took out, holidays with a price, days
// without one, a column that holds no prices at all. It changes nothing; it returns findings,
// each with the days that it touches and an explanation in plain words.
//
// A check is a function in a file of its own, and a row of checks (one series) or pairChecks (two),
// which give it the code of its findings. Its comment holds the rule with its thresholds, what to
// do about a finding, and where the rule errs. The thresholds are constants beside it, and
// each of them is held from both sides by a case in limits_test.go.
//
// What several checks need of a series, such as the last price before a row, is made once when an
// Examiner takes the series up. A check does not know what the others find: where two of them
// would tell the same day, the one whose explanation says less asks for the other's rule and keeps
// silent.
package doctor
