package data_test

import (
	"context"
	"fmt"

	"stockmove/data/asked"
	"stockmove/data/load"
	"stockmove/eventstudy"
)

// Flags are merged into a study by the Add methods, each of which takes what its flag takes.
func ExampleSpec_AddEvent() {
	spec, err := asked.FindStudy("apple-alibaba-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	// The event of the flag stands in place of the two of the study.
	if err := spec.AddEvent("9988.HK@2025-02-13"); err != nil {
		fmt.Println(err)
		return
	}
	study, err := load.Load(context.Background(), spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range study.Events {
		fmt.Println(e.Security, e.Requested())
	}
	p := study.Securities[2].Prices
	row, _ := p.Find(eventstudy.NewDate(2025, 2, 13))
	fmt.Printf("%s closed at %.2f %s\n", p.ID, p.Close[row], p.Currency)
	// Output:
	// 9988.HK 2025-02-13
	// 9988.HK closed at 116.70 HKD
}

// A mistake comes back with its place and what to do about it.
func ExampleFindStudy() {
	_, err := asked.FindStudy("apple-alibaba-2024")
	fmt.Println(err)
	// Output:
	// no study "apple-alibaba-2024": neither a file, nor a folder, nor a case
	// hint: did you mean the case apple-alibaba-2025?
}
