package eventstudy

import (
	"fmt"
	"strings"
)

// Pos is a place in an input file; lines and columns count from 1, 0 is unknown. What was asked
// for on the command line stands in no file: Flag names the flag, and File is the value as it was
// given.
type Pos struct {
	File      string
	Line, Col int
	Flag      string
}

// String returns "file:line:col", leaving out what is unknown, or "flag value".
func (p Pos) String() string {
	s := p.File
	if p.Flag != "" {
		s = p.Flag + " " + s
	}
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Col > 0 {
			s += fmt.Sprintf(":%d", p.Col)
		}
	}
	return s
}

// Problem is one thing that is wrong with an input, and what to do about it. Of a design it carries
// a code and the choices that it concerns, for who words the remedy in flags or keys of a file.
type Problem struct {
	Pos  Pos
	Key  string // of the record at Pos, such as "value", where one is to blame; empty where none is
	What string // lower case, no full stop; quotes the text with %q
	Hint string // what to do; empty when nothing can be advised

	Code   string // of a problem of a design, see WordUnknown; else empty
	Option string // the name of the choice that is to blame
	Given  string // the word that is unknown
	Model  string // that needs something
	Market string // that lacks it, empty for the unnamed one
	// a value that would do: of event_window for WindowOutside and NoDay0, else of Option
	Remedy any
}

// Error returns "file:line:col: what"; the hint is separate, see Problems.
func (p *Problem) Error() string {
	if s := p.Pos.String(); s != "" {
		return s + ": " + p.What
	}
	return p.What
}

// MaxProblems is how many problems of one file are listed before only a count is given.
const MaxProblems = 20

// Problems is what is wrong with an input: at least one problem, the first MaxProblems
// kept, with a count of the others. It is the error type of every reader.
type Problems struct {
	List []*Problem
	More int
}

// Add records a problem.
func (ps *Problems) Add(pos Pos, hint, format string, args ...any) {
	if len(ps.List) >= MaxProblems {
		ps.More++
		return
	}
	ps.List = append(ps.List, &Problem{Pos: pos, What: fmt.Sprintf(format, args...), Hint: hint})
}

// Merge records another list of problems.
func (ps *Problems) Merge(o *Problems) {
	kept := min(len(o.List), max(MaxProblems-len(ps.List), 0))
	ps.List = append(ps.List, o.List[:kept]...)
	ps.More += len(o.List) - kept + o.More
}

// Asked reports problems of a design that stand in no file: what was asked for is wrong, and no
// input.
func (ps *Problems) Asked() bool {
	for _, p := range ps.List {
		if p.Code == "" || p.Pos.File != "" {
			return false
		}
	}
	return true
}

// Err returns nil when there is no problem, else ps.
func (ps *Problems) Err() error {
	if len(ps.List) == 0 {
		return nil
	}
	return ps
}

// Error lists the problems, one a line, each hint on the line after its problem.
func (ps *Problems) Error() string {
	var b strings.Builder
	for i, p := range ps.List {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString("\nhint: " + p.Hint)
		}
	}
	if ps.More > 0 {
		fmt.Fprintf(&b, "\nand %d more", ps.More)
	}
	return b.String()
}

// Err returns the problem as the error of readers and of Run, nil where there is none.
func (p *Problem) Err() error {
	if p == nil {
		return nil
	}
	return &Problems{List: []*Problem{p}}
}

// Fault is a Problems of one problem.
func Fault(pos Pos, hint, format string, args ...any) error {
	var ps Problems
	ps.Add(pos, hint, format, args...)
	return &ps
}

// Warning is a doubt that travels with the number it qualifies.
type Warning struct {
	Code  string `json:"code"`  // stable, lower_snake_case
	Text  string `json:"text"`  // a plain sentence, lower case, no full stop
	Where string `json:"where"` // the security, event, file or date that it touches

	// What is known of the words and stands in no file: that Text begins with Where, and that the
	// price of the day is to be looked up before its return is told.
	Placed bool `json:"-"`
	Check  bool `json:"-"`
}

// warning makes a Warning of a format.
func warning(code, where, format string, args ...any) Warning {
	return Warning{Code: code, Where: where, Text: fmt.Sprintf(format, args...)}
}
