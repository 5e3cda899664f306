package tables

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkReadEvents(b *testing.B) {
	var list strings.Builder
	list.WriteString("security,date,id,label\n")
	for i := range 100_000 {
		fmt.Fprintf(&list, "S%04d,2024-%02d-%02d,e%d,a label\n", i%1000, 1+i%12, 1+i%28, i)
	}
	body := []byte(list.String())
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := ParseEvents(textTable("e.csv", body), "")
		if err != nil || len(f.Events) != 100_000 {
			b.Fatal(err)
		}
	}
}
