// Package draft finds the statements about share prices in an article and writes them as a
// claims file. It works by rules alone, in one pass over the text and in time linear in it:
// the same article gives the same claims.
//
// What the words decide becomes a key of a claim. What they leave open becomes a question in the
// file, in place of the key that it would settle, and what prices cannot decide (forecasts,
// targets, sales, market shares) is listed as left out with the reason. Nothing is guessed.
//
// The flow:
//
//	Article ─▶ sentences ─▶ tokens ─▶ figures and superlatives ─▶ Statement ─▶ TOML
package draft
