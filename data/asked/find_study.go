package asked

import (
	"os"
	"path/filepath"
	"strings"

	"stockmove/data/cases"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Case is a study that is part of the program.
type Case struct {
	Name  string // of its folder, and on the command line
	Title string
	About string // the first paragraph of its README, one line
}

// Cases returns the embedded cases in the order of their names.
func Cases() []Case {
	var all []Case
	for _, name := range cases.Names() {
		c := Case{Name: name, About: cases.About(name)}
		if s, err := ParseStudy(cases.Study(c.Name)); err == nil {
			c.Title = s.Title
		}
		all = append(all, c)
	}
	return all
}

// FindStudy finds the study that an argument names: a study file, a folder that holds study.toml,
// "-" for the standard input, or an embedded case. A file or folder on disk goes before a case of
// the same name; a folder without a study does not. The order is that of what a person sees: a file
// in the working folder is nearer than a case in the program, and a folder counts only when there
// is a study in it.
func FindStudy(arg string) (*Spec, error) {
	if arg == "" {
		return nil, input.Usage("name a study.toml, a folder that holds one, or one of the cases "+
			words.Names(cases.Names()), "no study is named")
	}
	info, err := os.Stat(arg)
	switch {
	case arg == "-", err == nil && !info.IsDir():
		if ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(arg,
			".gz"))); input.PriceEndings[ext] {
			return nil, input.Usage(
				"give price files with --prices, events with --events: --prices "+arg,
				"%s is a table, not a study", arg)
		}
		return ParseStudy(input.FileRef(arg))
	case err == nil:
		ref := input.FileRef(filepath.Join(arg, cases.StudyFile))
		if _, err := ref.Stat(); err == nil {
			return shadowing(ParseStudy(ref))(arg)
		}
		if !cases.Is(arg) {
			return nil, eventstudy.Fault(eventstudy.Pos{File: arg},
				"name another folder, or start from a case: stockmove case "+cases.Names()[0]+
					" --to "+arg, "the folder holds no %s", cases.StudyFile)
		}
	case !cases.Is(arg):
		hint := "the cases are " + words.Names(cases.Names())
		if looksLikePath(arg) {
			hint = "check the path; it is relative to the working folder"
		} else if near := words.Near(arg, cases.Names()); near != "" {
			hint = "did you mean the case " + near + "?"
		}
		return nil, input.Usage(hint, "no study %q: neither a file, nor a folder, nor a case", arg)
	}
	return ParseStudy(cases.Study(arg))
}

// shadowing warns when a folder hides an embedded case of the same name. The warning goes with the
// study, and is told once it runs.
func shadowing(s *Spec, err error) func(arg string) (*Spec, error) {
	return func(arg string) (*Spec, error) {
		if err == nil && cases.Is(arg) {
			s.Warnings = append(s.Warnings, eventstudy.Warning{
				Code: "case_shadowed", Where: arg,
				Text: "the folder of that name is read, not the embedded case",
			})
		}
		return s, err
	}
}

// looksLikePath tells a mistyped path from a mistyped case.
func looksLikePath(s string) bool {
	return strings.ContainsAny(s, `/\`) || strings.HasSuffix(s, ".toml")
}
