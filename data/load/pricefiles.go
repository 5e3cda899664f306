package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/words"
)

// priceFiles reads price files, each once however often it is named. Who asks for a file gets its
// place in the list, and asks again by that place when all are read; a file that could not be read
// has an error there.
type priceFiles struct {
	spec  *asked.Spec
	index map[string]int // by key of the ref
	list  []*priceFile
}

// priceFile is one file and who asked for it. Its zones are known before it is read, because epoch
// stamps become days while it is.
type priceFile struct {
	ref   input.Ref
	zones map[string]*time.Location // by security, of those whose market has a clock
	clock []*time.Location          // of everyone who asked for the file
	file  *pricefile.File
	err   error
}

// want notes that a file is needed; id is the security it is needed for, empty when the file is to
// tell. A panel that serves as prices and as benchmark is read once, and its zone is asked of all.
func (p *priceFiles) want(ref input.Ref, id string, loc *time.Location) int {
	k, ok := p.index[ref.Key()]
	if !ok {
		k = len(p.list)
		p.index[ref.Key()] = k
		p.list = append(p.list, &priceFile{ref: ref, zones: map[string]*time.Location{}})
	}
	f := p.list[k]
	if loc != nil {
		if id != "" {
			f.zones[id] = loc
		}
		f.clock = append(f.clock, loc)
	}
	return k
}

// location is the zone of a security of the file: its own, else the one that all who asked for the
// file share. Where those who asked disagree the zone is unknown, and the reader says so.
func (f *priceFile) location(id string) *time.Location {
	if loc, ok := f.zones[id]; ok {
		return loc
	}
	for _, loc := range f.clock {
		if loc.String() != f.clock[0].String() {
			return nil
		}
	}
	if len(f.clock) == 0 {
		return nil
	}
	return f.clock[0]
}

// read reads all files that were wanted; the problems of all of them come back together. Reading is
// most of the time of a study, so that files are read side by side; what each of them says comes
// back in the order of the study.
func (p *priceFiles) read(ctx context.Context) error {
	// Bytes are counted, not files: one of them may be the whole market.
	watch, total := pool.WatchOf(ctx), int64(0)
	for _, f := range p.list {
		if info, err := f.ref.Stat(); err == nil && info.Mode().IsRegular() {
			total += info.Size()
		}
	}
	watch.Begin(total, "B")
	// Each call writes its own element only, so the order of the results is that of the study
	// whatever the order of the reading.
	err := pool.Each(pool.Watching(ctx, nil), len(p.list), 0, func(i int) {
		f := p.list[i]
		opt := p.spec.Read.Options(f.location)
		opt.Packed = mayPack(p.spec)
		f.file, f.err = readPriceFile(ctx, f.ref, p.spec.Stdin, opt)
	})
	if err == nil {
		err = ctx.Err() // of a reader that was interrupted
	}
	if err != nil {
		return err
	}
	var all eventstudy.Problems
	for _, f := range p.list {
		var ps *eventstudy.Problems
		switch {
		case errors.As(f.err, &ps):
			all.Merge(ps)
		case f.err != nil:
			all.Add(eventstudy.Pos{File: f.ref.Shown}, "", "%v", f.err)
		}
	}
	return all.Err()
}

// readPriceFile reads one file; the reader itself opens nothing. What can be read again is handed
// on as such, so that a large file need not be kept in a temporary one.
func readPriceFile(ctx context.Context, ref input.Ref, stdin io.Reader,
	opt pricefile.Options) (*pricefile.File, error) {
	r, err := ref.Open(stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	counted := countedReader{ctx, r, pool.WatchOf(ctx)}
	at, again := r.(io.ReaderAt)
	seek, also := r.(io.Seeker)
	if again && also {
		return pricefile.Read(ref.Shown, countedFile{counted, at, seek}, opt)
	}
	return pricefile.Read(ref.Shown, counted, opt)
}

// countedFile counts what is read of a file that can be read again, which is not counted twice.
type countedFile struct {
	countedReader
	io.ReaderAt
	io.Seeker
}

// countedReader counts what is read of a file. The bytes are what the progress line shows, and each
// read asks whether the user has interrupted.
type countedReader struct {
	ctx context.Context // that the reading ends with
	io.Reader
	watch *pool.Watch
}

// Read reads and counts.
func (c countedReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.Reader.Read(p)
	c.watch.Add(int64(n))
	return n, err
}

// Stat tells the size of a file, by which the reader makes room for it.
func (c countedReader) Stat() (fs.FileInfo, error) {
	if f, ok := c.Reader.(interface{ Stat() (fs.FileInfo, error) }); ok {
		return f.Stat()
	}
	return nil, errors.ErrUnsupported
}

// pick finds a security in a file: by its exact name, in any case of the letters, or as the one
// name that has it before or after its dot ("BABA" in "BABA.US", "00700" in "HK.00700"). A file of
// one security is that security, whatever it is called. Several matches of one strictness are
// refused with their names, and never chosen between.
func (f *priceFile) pick(id string) (*eventstudy.Prices, error) {
	all := f.file.Prices
	if len(all) == 1 {
		return all[0], nil
	}
	if id == "" {
		return nil, eventstudy.Fault(eventstudy.Pos{File: f.ref.Shown},
			"say which one, as in ID="+f.ref.Shown, "the file holds %d securities: %s", len(all),
			words.Names(ids(all)))
	}
	// From the strictest to the most lenient: a lenient match counts only when no stricter
	// one exists, and only when it is the only one.
	for _, match := range []func(string) bool{
		func(s string) bool { return s == id },
		func(s string) bool { return strings.EqualFold(s, id) },
		func(s string) bool {
			a, b, ok := strings.Cut(s, ".")
			return ok && (strings.EqualFold(a, id) || strings.EqualFold(b, id))
		},
	} {
		var found []*eventstudy.Prices
		for _, p := range all {
			if match(p.ID) {
				found = append(found, p)
			}
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return nil, eventstudy.Fault(eventstudy.Pos{File: f.ref.Shown},
				"write the name as in the file", "%q may be any of %s", id, words.Names(ids(found)))
		}
	}
	names := ids(all)
	return nil, eventstudy.Fault(eventstudy.Pos{File: f.ref.Shown},
		fmt.Sprintf("the nearest name is %q; the file holds %s", words.Nearest(id, names),
			words.Names(names)), "no security %q in the file", id)
}

// ids lists the names in a file in alphabetical order, for messages.
func ids(all []*eventstudy.Prices) []string {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.ID
	}
	sort.Strings(names)
	return names
}
