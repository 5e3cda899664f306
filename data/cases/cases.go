package cases

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"stockmove/data/input"
	"stockmove/eventstudy/words"
)

// The embedded cases: each folder of cases is a study with everything that it needs.
//
//go:embed */*
var caseFiles embed.FS

// StudyFile is the name of a study inside its folder.
const StudyFile = "study.toml"

// File is one file of a case.
type File struct {
	Name string // path inside the case with forward slashes
	Data []byte
}

// Study names the study file of a case. It is shown without the folder that all
// cases share: "apple-alibaba-2025/study.toml".
func Study(name string) input.Ref {
	return input.Ref{FS: caseFiles, Path: path.Join(name, StudyFile),
		Shown: path.Join(name, StudyFile)}
}

// About is the first paragraph of a case's README, on one line.
func About(name string) string {
	readme, _ := fs.ReadFile(caseFiles, path.Join(name, "README.md"))
	return firstParagraph(string(readme))
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

// Files returns the files that make up a case as an editable folder, in the order of
// their names; the caller writes them. A name that is no case is a UsageError.
func Files(name string) ([]File, error) {
	if !Is(name) {
		return nil, input.Usage("the cases are "+words.Names(Names()), "unknown case %q", name)
	}
	root := name
	var files []File
	err := fs.WalkDir(caseFiles, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(caseFiles, p)
		files = append(files, File{Name: strings.TrimPrefix(p, root+"/"), Data: body})
		return err
	})
	return files, err
}

// Names lists the cases without reading them.
func Names() []string {
	entries, _ := fs.ReadDir(caseFiles, ".")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Is reports the name of a case.
func Is(name string) bool { return slices.Contains(Names(), name) }
