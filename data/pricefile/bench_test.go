package pricefile

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"stockmove/eventstudy"
)

// yahooStyle writes rows of Yahoo's seven columns.
var yahooStyle = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	w.WriteString("Date,Open,High,Low,Close,Adj Close,Volume\n")
	d := eventstudy.NewDate(1750, 1, 1)
	for i := 0; b.Len() < benchSize && d < eventstudy.NewDate(2190, 1, 1); d++ {
		if d.Weekend() {
			continue
		}
		x := 100 + float64(i%9973)/7
		fmt.Fprintf(w, "%v,%.6f,%.6f,%.6f,%.6f,%.6f,%d\n", d, x, x+1.25, x-1.5, x+0.375, x*0.93,
			1000000+i%777777)
		i++
	}
	w.Flush()
	return b.Bytes()
})

// longPanel writes ten thousand securities in a long panel of eight columns.
var longPanel = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	w.WriteString("symbol,date,open,high,low,close,adj_close,volume\n")
	for s := range 10_000 {
		d := eventstudy.NewDate(2024, 1, 1)
		for i := 0; i < benchSize/10_000/73; d++ {
			if d.Weekend() {
				continue
			}
			x := 20 + float64((s*31+i*7)%9973)/11
			fmt.Fprintf(w, "S%05d,%v,%.4f,%.4f,%.4f,%.4f,%.6f,%d\n", s, d, x, x+1.25, x-1.5,
				x+0.375, x*0.93, 1000000+i%777777)
			i++
		}
	}
	w.Flush()
	return b.Bytes()
})

// benchSize is the size of the panel in bytes, about.
const benchSize = 73_000_000

func benchRead(b *testing.B, data []byte, need Fields) {
	rows := bytes.Count(data, []byte("\n"))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		f, err := Read("bench.csv", bytes.NewReader(data), Options{Need: need})
		if err != nil {
			b.Fatal(err)
		}
		if f.Kept != rows-1 {
			b.Fatalf("%d rows of %d", f.Kept, rows-1)
		}
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N)/float64(rows), "allocs/row")
}

// BenchmarkReadYahoo reads Yahoo's columns, all of them or the adjusted close alone. A
// century of days is under ten megabytes, so the file is smaller than the panel.
func BenchmarkReadYahoo(b *testing.B) {
	b.Run("all", func(b *testing.B) { benchRead(b, yahooStyle(), AllFields) })
	b.Run("adj", func(b *testing.B) { benchRead(b, yahooStyle(), AdjClose) })
	b.Run("csv", func(b *testing.B) { benchCSV(b, yahooStyle(), 5) })
}

// BenchmarkReadPanel reads a long panel of ten thousand symbols.
func BenchmarkReadPanel(b *testing.B) {
	b.Run("all", func(b *testing.B) { benchRead(b, longPanel(), AllFields) })
	b.Run("close", func(b *testing.B) { benchRead(b, longPanel(), Close) })
	b.Run("csv", func(b *testing.B) { benchCSV(b, longPanel(), 5) })
}

// benchCSV reads the same bytes with encoding/csv and parses one column.
func benchCSV(b *testing.B, data []byte, col int) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		if _, err := r.Read(); err != nil {
			b.Fatal(err)
		}
		for {
			rec, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			if _, err := strconv.ParseFloat(rec[col], 64); err != nil {
				b.Fatal(err)
			}
		}
	}
}
