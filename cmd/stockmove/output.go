package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
)

// output is the folder of a report, or of a case. Everything is written to a temporary folder and
// moved when whole, so that a failed run leaves what was there. A report is many files that belong
// together: tables of one run beside a chart of another would be a report that nobody made. So the
// folder is replaced as a whole, files that the earlier report had and the new one has not are
// removed, and whatever was not written by stockmove stays untouched, or stops the run before
// anything is done.
type output struct {
	dir, flag string   // flag names the folder
	force     bool     // also replace files that stockmove did not write
	plain     bool     // without a manifest: a folder for the user to edit
	inputs    []string // which are never written over
	s         streams

	written []report.Output // in the order of the files
}

// manifestName lists a report's files; a folder with one holds a report that may be replaced, and
// a folder with files of a report and without a manifest is one that was interrupted.
const manifestName = "manifest.json"

// newOutput checks before any work is done that the folder can be one, and that no file of the
// user's stands where one of the report will. What is refused here would else be refused after
// minutes of work; it is looked at once more before files are moved, for the folder may have
// changed meanwhile.
func newOutput(o output, names []string) (*output, error) {
	dir := o.dir
	switch info, err := os.Stat(dir); {
	case dir == "-":
		return nil, usageError{o.flag + " - names no folder, and there are many files to write",
			"the standard output takes one file, as --format html prints it; a folder of that " +
				"name is ./-"}
	// A manifest there would claim the whole disk for a report.
	case absolute(dir) == filepath.Dir(absolute(dir)):
		return nil, usageError{fmt.Sprintf("%s %s is the root of the file system", o.flag, dir),
			"give a folder of its own, as in " + o.flag + " report"}
	case err == nil && !info.IsDir():
		return nil, outputError{fmt.Errorf("%s is %s, not a folder", dir, fileKind(info.Mode())),
			"give another " + o.flag + " DIR"}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, outputFault(dir, err)
	}
	// Nothing is taken from other runs yet: what they left is tidied when the report stands.
	mine, rest := o.holdings()
	release(rest)
	return &o, o.check(mine, names)
}

// holdings says which files of the folder are stockmove's by its manifest, and by those of runs to
// it that were killed. A folder that a killed run has half replaced is stockmove's too: its files
// are listed by the manifests in what that run left behind.
func (o *output) holdings() (mine owned, rest []*tempDir) {
	mine = owned{}
	if path := filepath.Join(o.dir, manifestName); !o.plain && mine.read(path) {
		if sum, err := sumOf(path); err == nil {
			mine[manifestName] = []string{sum}
		}
	}
	rest = leftovers(o.dir)
	for _, d := range rest {
		mine.read(d.old(manifestName))
		mine.read(d.new(manifestName))
	}
	return mine, rest
}

// The locks are let go without a word where nothing was done with the folders: another run may tidy
// them.
func release(rest []*tempDir) {
	for _, d := range rest {
		d.lock.Close()
	}
}

// check refuses to place files where anything stands that is not stockmove's, and names it. All
// files are looked at before anything is said, so that who has to move some of them away learns of
// all of them.
func (o *output) check(mine owned, names []string) error {
	var ps eventstudy.Problems
	var said string
	// The hint of one file is that of all: --force is named only where it would help.
	hint := "move it away, or give another " + o.flag + " DIR"
	forced := "move it away, give another " + o.flag + " DIR, or replace it with --force"
	for _, name := range names {
		path := filepath.Join(o.dir, filepath.FromSlash(name))
		what, why, err := mine.kind(o.dir, name)
		switch {
		case err != nil:
			return outputFault(path, err)
		case what != absent && isInput(path, o.inputs):
			ps.Add(eventstudy.Pos{}, "", "%s is an input of the study, and is not written over",
				path)
		case what == other && why == said: // the folder of all pictures, for one
		case what == other:
			said = why
			ps.Add(eventstudy.Pos{}, "", "%s, and is not replaced", why)
		case what == foreign && !o.force:
			ps.Add(eventstudy.Pos{}, "", "%s was not written by stockmove, and is not replaced",
				path)
			hint = forced
		case what == changed && !o.force:
			ps.Add(eventstudy.Pos{}, "",
				"%s was changed since stockmove wrote it, and is not replaced", path)
			hint = forced
		}
	}
	if err := ps.Err(); err != nil {
		return outputError{err, hint}
	}
	return nil
}

// write writes the whole report folder, the manifest last.
func (o *output) write(ctx context.Context, doc *report.Document) error {
	for _, in := range doc.Inputs { // those that lay in a folder too
		o.inputs = append(o.inputs, in.Path)
	}
	manifest := report.File{Name: manifestName, Write: func(w io.Writer) error {
		_, err := w.Write(report.Manifest(doc, o.written))
		return err
	}}
	return o.writeAll(ctx, 0, report.Files(doc), manifest)
}

// reportNames are the files of every report; which charts there will be is not known at first. The
// pictures are not among them, and neither are the tables for papers: both hang on the study, and
// both have folders of their own that are checked when they are placed.
func reportNames() []string {
	return append([]string{manifestName}, namesOf(report.Files(&report.Document{}))...)
}

// namesOf are the names of files.
func namesOf(files []report.File) []string {
	return lists.Of(files, func(f report.File) string { return f.Name })
}

// writeFiles writes files in their order, and then moves all of them to their folder; what stands
// in the way is told before the first file is written. The temporary folder lies on the same file
// system as the final one, which is what makes the last step a rename and not a copy.
func (o output) writeFiles(ctx context.Context, files []report.File) error {
	to, err := newOutput(o, namesOf(files))
	if err != nil {
		return err
	}
	return to.writeAll(ctx, 1, files)
}

// writeAll writes files by as many workers, then the last ones in their order, and then moves all
// of them to their folder.
func (o *output) writeAll(ctx context.Context, workers int, files []report.File,
	last ...report.File) error {
	tmp, err := newTempDir(ctx, o.dir, o.s.temps)
	if err != nil {
		return err
	}
	defer tmp.remove()
	o.written = make([]report.Output, len(files), len(files)+len(last))
	errs := make([]error, len(files))
	err = pool.Each(ctx, len(files), workers, func(i int) {
		o.written[i], errs[i] = o.add(ctx, tmp, files[i])
	})
	if err = cmp.Or(append(errs, err)...); err != nil {
		return err
	}
	for _, f := range last {
		out, err := o.add(ctx, tmp, f)
		if err != nil {
			return err
		}
		o.written = append(o.written, out)
	}
	return o.s.temps.step(ctx, func() error {
		err := o.place(ctx, tmp)
		if err == nil {
			o.s.temps.done(o.dir)
		}
		return err
	})
}

// add writes one file of the report and returns its sum.
func (o *output) add(ctx context.Context, tmp *tempDir, file report.File) (out report.Output,
	err error) {
	path := tmp.new(file.Name)
	var f *os.File
	err = o.s.temps.step(ctx, func() (err error) {
		if err = os.MkdirAll(filepath.Dir(path), 0o777); err == nil {
			f, err = os.Create(path)
		}
		return err
	})
	if err != nil {
		return out, o.fault(ctx, file.Name, err)
	}
	h := sha256.New()
	count := &counter{}
	buf := bufio.NewWriterSize(io.MultiWriter(whileIn(ctx, f), h, count), 1<<16)
	err = file.Write(buf)
	// A disk that is full may say so only when the file is closed.
	for _, e := range []error{buf.Flush(), f.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		return out, o.fault(ctx, file.Name, err)
	}
	return report.Output{Name: file.Name, SHA256: hex.EncodeToString(h.Sum(nil)), Size: count.n},
		nil
}

// A write that fails because the context is done is an interrupt and no fault of the disk.
func (o *output) fault(ctx context.Context, name string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return outputFault(filepath.Join(o.dir, filepath.FromSlash(name)), err)
}

// summary says in a line what was written.
func (o *output) summary(doc *report.Document) string {
	// Pictures are counted because their number is what a report differs in most.
	pics := ""
	if n := len(doc.Pictures); n > 0 {
		pics = fmt.Sprintf(", %d charts in charts/", n)
	}
	return fmt.Sprintf("Report: %s (report.html, report.pdf, report.xlsx, results.json, tables "+
		"as CSV%s)", o.dir, pics)
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }

// whileIn is a writer that fails once the context is done. A report of a hundred thousand events is
// written for seconds, and an interrupt should not wait for its end.
func whileIn(ctx context.Context, w io.Writer) io.Writer { return contextWriter{ctx, w} }

type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c contextWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
