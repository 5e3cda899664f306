package data

import (
	"embed"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The embedded cases: each folder of cases is a study with everything that it needs.
//
//go:embed cases
var caseFiles embed.FS

// studyFile is the name of a study inside its folder.
const studyFile = "study.toml"

// Case is a study that is part of the program.
type Case struct {
	Name  string // of its folder, and on the command line
	Title string
	About string // the first paragraph of its README, one line
}

// CaseFile is one file of a case.
type CaseFile struct {
	Name string // path inside the case with forward slashes
	Data []byte
}

// Cases returns the embedded cases in the order of their names.
func Cases() []Case {
	entries, _ := fs.ReadDir(caseFiles, "cases")
	var cases []Case
	for _, e := range entries {
		c := Case{Name: e.Name()}
		if s, err := ParseStudy(caseRef(c.Name)); err == nil {
			c.Title = s.Title
		}
		readme, _ := fs.ReadFile(caseFiles, path.Join("cases", c.Name, "README.md"))
		c.About = firstParagraph(string(readme))
		cases = append(cases, c)
	}
	return cases
}

// caseRef names the study file of a case. It is shown without the folder that all
// cases share: "apple-alibaba-2025/study.toml".
func caseRef(name string) Ref {
	return Ref{FS: caseFiles, Path: path.Join("cases", name, studyFile),
		Shown: path.Join(name, studyFile)}
}

// firstParagraph joins the first lines of a Markdown text that are not a heading.
func firstParagraph(text string) string {
	var words []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" && words != nil:
			return strings.Join(words, " ")
		case line != "" && !strings.HasPrefix(line, "#"):
			words = append(words, line)
		}
	}
	return strings.Join(words, " ")
}

// WriteCase returns the files that make up a case as an editable folder, in the order of
// their names; the caller writes them. A name that is no case is a UsageError.
func WriteCase(name string) ([]CaseFile, error) {
	if !isCase(name) {
		return nil, usage("the cases are "+words.Names(caseNames()), "unknown case %q", name)
	}
	root := path.Join("cases", name)
	var files []CaseFile
	err := fs.WalkDir(caseFiles, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(caseFiles, p)
		files = append(files, CaseFile{Name: strings.TrimPrefix(p, root+"/"), Data: body})
		return err
	})
	return files, err
}

// caseNames lists the cases without reading them.
func caseNames() []string {
	entries, _ := fs.ReadDir(caseFiles, "cases")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func isCase(name string) bool { return slices.Contains(caseNames(), name) }

// FindStudy finds the study that an argument names: a study file, a folder that holds
// study.toml, "-" for the standard input, or an embedded case. A file or folder on disk
// goes before a case of the same name; a folder without a study does not.
func FindStudy(arg string) (*Spec, error) {
	if arg == "" {
		return nil, usage("name a study.toml, a folder that holds one, or one of the cases "+
			words.Names(caseNames()), "no study is named")
	}
	info, err := os.Stat(arg)
	switch {
	case arg == "-", err == nil && !info.IsDir():
		if ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(arg, ".gz"))); priceEndings[ext] {
			return nil, usage("give price files with --prices, events with --events: --prices "+arg,
				"%s is a table, not a study", arg)
		}
		return ParseStudy(FileRef(arg))
	case err == nil:
		ref := FileRef(filepath.Join(arg, studyFile))
		if _, err := ref.Stat(); err == nil {
			return shadowing(ParseStudy(ref))(arg)
		}
		if !isCase(arg) {
			return nil, eventstudy.Fault(eventstudy.Pos{File: arg},
				"name another folder, or start from a case: stockmove case "+caseNames()[0]+
					" --to "+arg, "the folder holds no %s", studyFile)
		}
	case !isCase(arg):
		hint := "the cases are " + words.Names(caseNames())
		if looksLikePath(arg) {
			hint = "check the path; it is relative to the working folder"
		} else if near := words.Near(arg, caseNames()); near != "" {
			hint = "did you mean the case " + near + "?"
		}
		return nil, usage(hint, "no study %q: neither a file, nor a folder, nor a case", arg)
	}
	return ParseStudy(caseRef(arg))
}

// shadowing warns when a folder hides an embedded case of the same name.
func shadowing(s *Spec, err error) func(arg string) (*Spec, error) {
	return func(arg string) (*Spec, error) {
		if err == nil && isCase(arg) {
			s.warnings = append(s.warnings, eventstudy.Warning{
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
