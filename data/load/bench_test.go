package load

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
)

// BenchmarkLoadPanel loads a panel of 1,000 securities and 100,000 events: what this
// package adds to the readers should be small beside them.
func BenchmarkLoadPanel(b *testing.B) {
	const securities, days, events = 1000, 520, 100_000
	var panel, list strings.Builder
	lines := strings.Split(strings.TrimSpace(datatest.Bars(days, 100)), "\n")[1:]
	panel.WriteString("ticker,date,close\n")
	for i := range securities {
		for k, line := range lines {
			fmt.Fprintf(&panel, "S%04d,%s,%d.%02d\n", i, line[:10], 20+i%50, (i*31+k*17)%100)
		}
	}
	list.WriteString("security,date,group\n")
	for i := range events {
		fmt.Fprintf(&list, "S%04d,%s,g%d\n", i%securities, lines[300+i/securities][:10], i%3)
	}
	dir := b.TempDir()
	for name, text := range map[string]string{"panel.csv": panel.String(),
		"events.csv": list.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(panel.Len() + list.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s := &asked.Spec{}
		err := datatest.Merge(s, "prices "+filepath.Join(dir, "panel.csv"),
			"events "+filepath.Join(dir, "events.csv"), "model mean")
		if err != nil {
			b.Fatal(err)
		}
		st, err := Load(context.Background(), s)
		if err != nil || len(st.Events) != events || len(st.Securities) != securities {
			b.Fatal(err)
		}
	}
}
