package report

import (
	"context"
	"io"
	"runtime"

	"stockmove/eventstudy/pool"
)

// chunk is how many events one worker encodes at a time.
const chunk = 64

// stream encodes n items in order and writes them: in each round workers fill buffers, one chunk
// of items each, while the buffers of the round before are written in the order of the items, so
// the bytes do not depend on the number of workers. encode appends item i to b and must
// touch nothing else. Memory is bounded by a few chunks, whatever n is.
func stream(w io.Writer, n int, encode func(b []byte, i int) []byte) error {
	round := 4 * runtime.GOMAXPROCS(0)
	full, fill := make([][]byte, round), make([][]byte, round)
	var err error
	// One round more than there are items for: it writes what the last of them has encoded.
	for from := 0; from < n+round*chunk; from += round * chunk {
		// Call 0 writes, the others encode; those beyond the last item leave an empty buffer.
		pool.Each(context.Background(), 1+round, 0, func(k int) {
			if k == 0 {
				err = writeAll(w, full)
				return
			}
			b := fill[k-1][:0]
			first := from + (k-1)*chunk
			for i := first; i < min(first+chunk, n); i++ {
				b = encode(b, i)
			}
			fill[k-1] = b
		})
		if err != nil {
			return err
		}
		full, fill = fill, full
	}
	return nil
}

// writeAll writes buffers one after the other; nothing is written for an empty one.
func writeAll(w io.Writer, list [][]byte) error {
	for _, b := range list {
		if len(b) == 0 {
			continue
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}
