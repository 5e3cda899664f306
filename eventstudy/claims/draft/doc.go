// Package draft finds the statements about share prices in an article and writes them as a
// claims file. It works by rules alone, in one pass over the text and in time linear in it:
// the same article gives the same claims.
//
// What the words decide becomes a key of a claim. What they leave open becomes a question in the
// file, in place of the key that it would settle, and what prices cannot decide (forecasts,
// targets, sales, market shares) is listed as left out with the reason. Nothing is guessed.
//
// A draft is read by a person before it is published, and checked by a program at once. Both ask
// for the same: a figure that is left out, with its reason, costs a look; a claim that the article
// did not make costs trust. So every rule says when a figure makes a statement, and what no rule
// covers is left out. The day, the listing and the start of a change are the likeliest to be wrong
// and stand in the file with the words that they were taken from.
//
// Articles are text of strangers. Nothing in them reaches a terminal or the syntax of the file
// unescaped, sentences and tables of any length are bounded, and no rule looks back farther than
// the sentence but for what it was told to remember: the company and the day last spoken of.
//
// Words that the claims themselves are read by (units, bounds, verbs, prices of the day) are those
// of package claims, so that a drafted claim means to check what it meant to the draft.
//
// The flow:
//
//	Article ─▶ sentences ─▶ tokens ─▶ figures and superlatives ─▶ Statement ─▶ TOML
package draft
