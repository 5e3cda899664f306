// Package asked is the language of studies: what a study.toml, a claims.toml and flags can ask for,
// and nothing of what the files hold that they name.
//
//	ParseStudy, FindStudy ─▶ Spec ─▶ Spec.Add… (flags) ─▶ package load
//
// A Spec says what was asked for and opens nothing but the study file itself.
//
// # study.toml
//
//	title, notes                          texts; notes may be a list
//	model, returns, … seed                the options of the design: eventstudy.Options
//	chance                                a number
//	factors, events, claims               a path or a list of paths
//	exclude_days                          a path or a list of paths
//	[read]                                date_order, decimal, encoding, delimiter, columns,
//	                                      max_bytes, factor_units, input, return_units, duplicates
//	[[market]]                            id, name, zone, open, close, holidays,
//	                                      benchmark = { id, name, prices, currency }
//	[[security]]                          id, name, prices, market, currency, shares
//	[[event]]                             id, date or at, label, group, securities, estimation
//
// Paths are relative to the study file. A benchmark may be a list of such tables: the first is the
// study's, and the study under other choices tries the others. A key that is not in the table is
// an error.
//
// # Errors
//
// A mistake in what was asked for is an input.UsageError; a mistake in what a file holds is
// an eventstudy.Problems with the place in the file.
package asked
