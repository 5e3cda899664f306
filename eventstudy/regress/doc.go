// Package regress explains the abnormal returns of many events by what is known of them: least
// squares of a cumulative abnormal return on columns of the events, with standard errors that bear
// what event studies have, effects that vary, errors of unequal size and dates in common. It reads
// a measured study and opens nothing.
//
// What the events are known by are columns of the events file, as text: each is read as numbers or
// as names by all of its cells. Kinds of weights and of standard errors declare themselves as
// models and tests of the study do.
package regress
