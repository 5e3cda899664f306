package report

import (
	"io"
	"runtime"
)

// chunk is how many events one worker encodes at a time.
const chunk = 256

// stream encodes n items in order and writes them: workers fill buffers, one chunk of items each,
// and the buffers are written in the order of the items, so the bytes do not depend on
// the number of workers. encode appends item i to b and must touch nothing else.
// Memory is bounded by a few chunks, whatever n is.
func stream(w io.Writer, n int, encode func(b []byte, i int) []byte) error {
	workers := min(runtime.GOMAXPROCS(0), (n+chunk-1)/chunk)
	if workers < 1 {
		return nil
	}
	type job struct {
		from int
		out  chan []byte
	}
	jobs := make(chan job)
	queue := make(chan chan []byte, workers) // in order; its length bounds what waits
	free := make(chan []byte, 2*workers+1)
	stop := make(chan struct{})
	defer close(stop)
	for range workers {
		go func() {
			for j := range jobs {
				var b []byte
				select {
				case b = <-free:
				default:
				}
				b = b[:0]
				for i := j.from; i < min(j.from+chunk, n); i++ {
					b = encode(b, i)
				}
				j.out <- b
			}
		}()
	}
	go func() {
		defer close(jobs)
		defer close(queue)
		for from := 0; from < n; from += chunk {
			j := job{from, make(chan []byte, 1)}
			select {
			case queue <- j.out:
			case <-stop:
				return
			}
			jobs <- j
		}
	}()
	for out := range queue {
		b := <-out
		if _, err := w.Write(b); err != nil {
			return err
		}
		select {
		case free <- b:
		default:
		}
	}
	return nil
}
