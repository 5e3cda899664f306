// Package data turns a study as it is asked for into inputs that are opened, read and
// checked: a study.toml, an embedded case and command-line flags come in, core types
// go out.
//
//	package asked: flags, study.toml ─▶ Spec ─▶ package load: Load ─▶ Study
//
// A Spec says what was asked for; Load opens every input once, in parallel, and reports all
// that is wrong with them together. Below both, package input names and opens files, package
// cases holds the embedded studies, and package tables reads the small tables that people
// write. No package outside of this folder opens an input.
//
// Here stand the inputs that are looked at by themselves: Inspect tells how a file of any kind
// would be read, ReadArticle reads an article, and ReadFont a font.
package data
