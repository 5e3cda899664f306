package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
)

// place moves the finished report to its folder. A new folder is one rename. In one that exists
// every target is checked first; then the earlier manifest is moved away, each file placed, what
// the new report does not have removed, and the new manifest placed last. Two runs to one folder
// follow each other by the lock of the folder; where the file system knows no locks, the check
// before the moves keeps them from mixing their files in most cases. Renaming the folder itself is
// the one step that is whole on every file system. It is not possible where the folder exists,
// which may be a mount point, an open window of a file manager or a folder that holds files of the
// user's: there the files are moved one by one, by a plan that can be taken back.
func (o *output) place(ctx context.Context, tmp *tempDir) error {
	if _, err := os.Lstat(o.dir); errors.Is(err, fs.ErrNotExist) {
		from := tmp.new("")
		// Temporary folders are private; the finished one is as any program's.
		if err := os.Chmod(from, 0o777&^umask()); err != nil {
			return outputFault(o.dir, err)
		}
		if err := os.Rename(from, o.dir); err == nil {
			tidy(o.dir, owned{}, leftovers(o.dir), o.s.err)
			return nil
		}
		// Another run may have made the folder meanwhile: else the same fault comes up again below.
	}
	unlock, err := lockDir(ctx, o.dir)
	if err != nil {
		return o.fault(ctx, "", err)
	}
	defer unlock()
	// What lies there is looked at again under the lock, for it may have changed since the start.
	mine, rest := o.holdings()
	defer release(rest)
	names := lists.Of(o.written, func(w report.Output) string { return w.Name })
	if err := o.check(mine, names); err != nil {
		return err
	}
	if err := o.plan(mine, tmp, names).run(ctx); err != nil {
		return err
	}
	o.dropFolders(mine)
	// What this run replaced is known by the manifests in what killed runs left: it must not be
	// there any more when a kill in the middle of tidying takes these away.
	_ = tmp.retire()
	tidy(o.dir, mine, rest, o.s.err)
	return nil
}

// plan lists the moves that put the new files, of which the manifest is the last, in the place of
// the earlier report. The earlier manifest goes first and the new one comes last: at every moment
// between, a folder without a manifest says that it is not whole.
func (o *output) plan(mine owned, tmp *tempDir, names []string) *placement {
	p := &placement{}
	out := func(name string) {
		if _, err := os.Lstat(filepath.Join(o.dir, filepath.FromSlash(name))); err == nil {
			p.out(o.dir, tmp, name)
		}
	}
	if !o.plain {
		out(manifestName)
	}
	for _, name := range names {
		if name != manifestName {
			out(name)
			p.in(o.dir, tmp, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(mine)) {
		if what, _, err := mine.kind(o.dir, name); err == nil && what == ours &&
			!slices.Contains(names, name) {
			p.out(o.dir, tmp, name)
		}
	}
	if !o.plain {
		p.in(o.dir, tmp, manifestName)
	}
	return p
}

// dropFolders removes the folders of the earlier report's pictures and tables if nothing is left in
// them. A file or a folder of that name which is not of a report stays. Removing fails where
// anything of the user's is left in them, which is as it should be.
func (o *output) dropFolders(mine owned) {
	for _, folder := range report.Folders {
		dir := filepath.Join(o.dir, folder)
		for name := range mine {
			if path.Dir(name) != folder {
				continue
			}
			if info, err := os.Lstat(dir); err == nil && info.IsDir() {
				_ = os.Remove(dir) // which fails where something is in it
			}
			break
		}
	}
}

// tidy removes what killed runs to a folder, or to one file, have left, and says so. It is said and
// not done in silence, for a folder vanishes that the user may have seen and wondered about.
// Manifests go when no folder holds a replaced file any more, since that of one folder may list the
// files of another.
func tidy(to string, mine owned, rest []*tempDir, say io.Writer) {
	kept := make([]bool, len(rest))
	for i, d := range rest {
		kept[i] = d.empty(mine)
	}
	for i, d := range rest {
		said := fmt.Sprintf("note: an interrupted run to %s had left %s, which is removed", to,
			filepath.Base(d.path))
		if d.clear(kept[i]) {
			said = fmt.Sprintf("note: %s holds files that --force had moved away for a run that "+
				"was interrupted; take out what you need, and remove it",
				filepath.Join(d.path, tempOld))
		}
		fmt.Fprintln(say, report.Terminal(said))
	}
}

// move is one step of placing: a file leaves one name for another.
type move struct{ from, to, name string } // name is the path that the user knows

// placement moves a finished report into a folder that exists. All of it is planned before the
// first file is moved, and all of it is taken back when one cannot be. Each move is a rename, which
// either happens or does not; taking them back in reverse leaves the folder as it was.
type placement struct {
	moves []move
	dirs  []string // folders that a move needs, and that were made for it
}

// out moves what stands at a name away, to where the temporary folder keeps it.
func (p *placement) out(dir string, tmp *tempDir, name string) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	p.moves = append(p.moves, move{path, tmp.old(name), path})
}

// in moves a new file to its name.
func (p *placement) in(dir string, tmp *tempDir, name string) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	p.moves = append(p.moves, move{tmp.new(name), path, path})
}

// run makes the moves. An interruption between two of them takes them back too. The error names the
// file that could not be moved. Folders are made as they are needed and remembered, so that taking
// back removes those that were not there.
func (p *placement) run(ctx context.Context) error {
	for i, m := range p.moves {
		err := ctx.Err()
		if err == nil {
			err = p.makeDir(filepath.Dir(m.to))
		}
		if err == nil {
			err = os.Rename(m.from, m.to)
		}
		if err == nil {
			continue
		}
		p.undo(i)
		if ctx.Err() != nil {
			return err
		}
		return outputFault(m.name, err)
	}
	return nil
}

// undo takes back the first n moves, the last one first.
func (p *placement) undo(n int) {
	for i := n - 1; i >= 0; i-- {
		_ = os.Rename(p.moves[i].to, p.moves[i].from)
	}
	for i := len(p.dirs) - 1; i >= 0; i-- {
		_ = os.Remove(p.dirs[i])
	}
}

// makeDir makes a folder and those above it, and remembers which are new.
func (p *placement) makeDir(dir string) error {
	_, err := os.Stat(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := p.makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	p.dirs = append(p.dirs, dir)
	return nil
}
