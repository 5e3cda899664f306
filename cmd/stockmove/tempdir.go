package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tempDir is the temporary folder in which a report or a single file is made, and in which what a
// report replaces is kept until it stands. It lies where a rename leads to the final place: inside
// of the folder of the report when that exists, which may be a mount point, else beside it. Its
// name begins with a point, so that neither a listing nor a pattern shows it while it exists.
type tempDir struct {
	path string
	lock *os.File // held as long as the process lives
}

// What a temporary folder holds.
const (
	tempPrefix = ".stockmove-"
	tempNew    = "new" // the files that are being written, with their manifest at the end
	tempOld    = "old" // the files that they replaced, with their manifest
	tempDone   = "old" // within the new ones: the replaced files that nobody needs any more
	tempFor    = "for" // names the folder of the report, or the file
)

// newTempDir makes a temporary folder for the folder of a report, or for a single file. It is made
// anew until it can be locked: between making and locking, another run may have taken it for one
// that was left behind and removed it.
func newTempDir(ctx context.Context, dir string, t *temporaries) (*tempDir, error) {
	parent := tempParent(dir)
	d := &tempDir{}
	err := t.step(ctx, func() error {
		if err := os.MkdirAll(parent, 0o777); err != nil {
			return outputFault(parent, err)
		}
		for d.lock == nil {
			path, err := os.MkdirTemp(parent, tempPrefix+"*")
			if err != nil {
				return outputFault(parent, err)
			}
			t.add(path)
			d.path = path
			if d.lock, err = holdTemp(path); err != nil && !errors.Is(err, errHeld) {
				return outputFault(path, err)
			}
		}
		for _, sub := range []string{tempNew, tempOld} {
			if err := os.Mkdir(filepath.Join(d.path, sub), 0o777); err != nil {
				return outputFault(d.path, err)
			}
		}
		// The name alone is kept, since the folder may be moved with everything in it.
		b, _ := json.Marshal(tempOwner{Out: filepath.Base(absolute(dir))})
		if err := os.WriteFile(filepath.Join(d.path, tempFor), b, 0o666); err != nil {
			return outputFault(d.path, err)
		}
		return nil
	})
	if err != nil {
		d.remove()
		return nil, err
	}
	return d, nil
}

// tempOwner is what a temporary folder says of itself.
type tempOwner struct{ Out string }

func tempParent(dir string) string {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return filepath.Dir(absolute(dir))
}

// absolute is the path from the root, which ".." and "." have a base in.
func absolute(dir string) string {
	if full, err := filepath.Abs(dir); err == nil {
		return full
	}
	return filepath.Clean(dir)
}

func (d *tempDir) new(name string) string {
	return filepath.Join(d.path, tempNew, filepath.FromSlash(name))
}

func (d *tempDir) old(name string) string {
	return filepath.Join(d.path, tempOld, filepath.FromSlash(name))
}

// remove removes the folder with all that is in it, what it says of itself last: a process that is
// killed in between leaves what the next run knows. Errors are passed over: what cannot be removed
// now is tidied by the next run to the same folder.
func (d *tempDir) remove() {
	if d.lock != nil {
		d.lock.Close()
	}
	if d.path != "" {
		_ = d.retire()
		os.RemoveAll(filepath.Join(d.path, tempNew))
		os.RemoveAll(filepath.Join(d.path, tempOld))
		os.RemoveAll(d.path)
	}
}

// retire puts what was replaced among the new files, in one step: nobody needs it any more, and
// half of it without its manifest would look like files of the user's.
func (d *tempDir) retire() error {
	return os.Rename(filepath.Join(d.path, tempOld), filepath.Join(d.path, tempNew, tempDone))
}

// leftovers finds the temporary folders of a report's folder or of a file whose process is gone,
// killed while it wrote. Each stays locked against other processes until it is removed. Both places
// in which a temporary folder can lie are searched, inside of the folder and beside it. A process
// that was killed cannot tidy up, and nobody else knows what it has left. The lock tells whether
// its owner lives: a process loses it however it ends, while a file with its number would be
// believed for ever.
func leftovers(dir string) []*tempDir {
	var found []*tempDir
	full := absolute(dir)
	for _, parent := range []string{full, filepath.Dir(full)} {
		list, _ := os.ReadDir(parent) // one that cannot be listed has nothing to tell
		for _, e := range list {
			if !e.IsDir() || !strings.HasPrefix(e.Name(), tempPrefix) {
				continue
			}
			path := filepath.Join(parent, e.Name())
			if out, ok := tempOf(path); !ok || parent != full && out != "" &&
				out != filepath.Base(full) {
				continue
			}
			if l, err := takeTemp(path); err == nil {
				found = append(found, &tempDir{path, l})
			}
		}
	}
	return found
}

// tempOf says which folder or file a temporary folder is for. One that was left before that was
// written has no file in it, and is for none; ok is false for a folder of another kind. A folder of
// that name that holds anything else is somebody's own, whatever it is called, and is left alone.
func tempOf(path string) (out string, ok bool) {
	var o tempOwner
	b, err := os.ReadFile(filepath.Join(path, tempFor))
	if err == nil && json.Unmarshal(b, &o) == nil {
		return o.Out, true
	}
	empty := true
	err = filepath.WalkDir(path, func(p string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && e.Name() != tempFor {
			empty = false
		}
		return err
	})
	return "", empty && err == nil
}

// empty removes the files that a killed process had moved away, and leaves the manifests by which
// they are known. A file that --force had moved away was nobody's but the user's: it is kept.
func (d *tempDir) empty(mine owned) (kept bool) {
	old := filepath.Join(d.path, tempOld)
	list := filepath.Join(old, manifestName)
	_ = filepath.WalkDir(old, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || path == list && make(owned).read(list) {
			return nil
		}
		rel, err := filepath.Rel(old, path)
		if err != nil {
			return nil
		}
		if what, _, err := mine.kind(old, filepath.ToSlash(rel)); err == nil && what == ours {
			os.Remove(path)
		} else {
			kept = true
		}
		return nil
	})
	return kept
}

// clear removes what is left of a killed process when it is empty, the manifest of the replaced
// files last. The folder stays where files of the user's are kept in it.
func (d *tempDir) clear(kept bool) bool {
	os.RemoveAll(filepath.Join(d.path, tempNew))
	if list := filepath.Join(d.path, tempOld, manifestName); make(owned).read(list) {
		os.Remove(list)
	}
	d.lock.Close()
	if !kept {
		os.RemoveAll(d.path)
	}
	return kept
}

// mostWait is how long a report waits for another one that is being placed in its folder.
const mostWait = 10 * time.Second

// lockDir keeps other processes from placing files in dir meanwhile; where a folder cannot be
// locked it does nothing.
func lockDir(ctx context.Context, dir string) (unlock func(), err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, mostWait, errHeld)
	defer cancel()
	for {
		l, err := lock(dir)
		if err == nil {
			return func() { l.Close() }, nil
		}
		if !errors.Is(err, errHeld) {
			return func() {}, nil
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
