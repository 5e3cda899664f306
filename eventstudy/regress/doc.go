// Package regress explains the abnormal returns of many events by what is known of them: least
// squares of a cumulative abnormal return on columns of the events, with standard errors that bear
// what event studies have, effects that vary, errors of unequal size and dates in common. It reads
// a measured study and opens nothing.
package regress
