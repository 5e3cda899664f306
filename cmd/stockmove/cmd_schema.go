package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/schema"
)

// schemaOf is one file of which there is a schema: what it holds comes from the code that reads or
// writes it, the words for people from the pages of the manual. A schema that is written by hand is
// wrong after the second change of the file; this one comes out of the writer, which is run on a
// document that has one of everything. Editors complete study.toml by it, and programs that read
// results.json can check what they were given. Neither would help if the schema could be out of
// date.
type schemaOf struct {
	name, title string
	make        func() *schema.Schema
	pages       []string // the later ones have words for what the first have none
}

var schemas = []schemaOf{
	{"results", "results.json of stockmove", report.ResultsSchema, []string{"results", "study"}},
	{"study", "study.toml of stockmove", asked.StudySchema, []string{"study"}},
	{"claims", "claims.toml of stockmove", asked.ClaimsSchema, []string{"claims"}},
	{"manifest", "manifest.json of stockmove", report.ManifestSchema,
		[]string{"results", "study"}},
}

func newSchemaCmd(s streams) *cobra.Command {
	names := lists.Of(schemas, func(x schemaOf) string { return x.name })
	return &cobra.Command{
		Use:     "schema " + strings.Join(names, "|"),
		Short:   "Print the JSON Schema of a file that stockmove reads or writes",
		GroupID: "help",
		Long: `Schema prints a JSON Schema (draft 2020-12): of results.json and manifest.json as
they are written, of study.toml and claims.toml as they are read. Editors complete and
check files by it, other programs what they were given. The same in words: stockmove
manual results, study, claims.`,
		Example:           "  stockmove schema results > results.schema.json",
		Args:              oneArg("name one of " + strings.Join(names, ", ")),
		ValidArgsFunction: cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			// A schema is made when it is asked for: it comes out of the writer itself and cannot
			// be stale.
			for _, x := range schemas {
				if x.name == args[0] {
					_, err := s.out.Write(x.document())
					return written(err)
				}
			}
			return unknownName("schema", args[0], names)
		},
	}
}

// document is the schema with its words. The words are taken from the tables of the manual, so that
// an editor shows at a key what the page says of it, and a key without words fails a test.
func (x schemaOf) document() []byte {
	root := x.make()
	// A page is asked only for what the pages before it have no words for.
	for _, name := range x.pages {
		words := keyWords(page(name))
		root.Walk("", func(path string, p *schema.Prop) {
			if p.Words == "" {
				p.Words = wordsFor(words, path)
			}
		})
	}
	return root.Document(x.title)
}

// keyRow is a row of a table of keys.
var keyRow = regexp.MustCompile("^\\| `([^`]+)`\\*? \\| ([^|]+) \\|")

// tableHead is a heading that names a table of a TOML file, [read] or [[market]], and says what it
// holds.
var tableHead = regexp.MustCompile(`^## \[+([a-z]+)\]+: (.+)`)

// keyWords are the words that a page has for each key: rows below a heading that names a table are
// keys of it. The pages are plain tables of Markdown with the key in the first column; a heading
// begins a new table, and its keys are those of the TOML table that it names.
func keyWords(page string) map[string]string {
	words := map[string]string{}
	in := ""
	for _, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "## ") {
			in = ""
		}
		if m := tableHead.FindStringSubmatch(line); m != nil {
			in = m[1] + "."
			words[m[1]] = m[2]
		}
		if m := keyRow.FindStringSubmatch(line); m != nil {
			words[in+m[1]] = m[2]
		}
	}
	return words
}

// wordsFor finds the words for a path: its own, else those of its end, for what stands in several
// places.
func wordsFor(words map[string]string, path string) string {
	for {
		if w, ok := words[path]; ok {
			return w
		}
		_, rest, more := strings.Cut(path, ".")
		if !more {
			return ""
		}
		path = rest
	}
}
