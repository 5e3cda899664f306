package pricefile_test

import (
	"fmt"
	"strings"

	"stockmove/data/pricefile"
)

// A file of a Brazilian page: the dates are day first, and the point groups cell.Thousands,
// which the column of per cent changes gives away.
func ExampleRead() {
	const text = `"Data","Último","Vol.","Var%"
"07.02.2025","124.619","9,25M","-1,27%"
"06.02.2025","126.225","9,60M","0,55%"
`
	f, err := pricefile.Read("IBOV.csv", strings.NewReader(text), pricefile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := f.Prices[0]
	fmt.Println(p.ID, f.DateOrder, f.Decimal, p.Basis)
	for i, d := range p.Dates {
		fmt.Println(d, p.Close[i], p.Volume[i])
	}
	// Output:
	// IBOV dmy , unknown
	// 2025-02-06 126225 9.6e+06
	// 2025-02-07 124619 9.25e+06
}

// Problems come with their place and the option that settles them.
func ExampleRead_refused() {
	_, err := pricefile.Read("X.csv", strings.NewReader("Date,Close\n03/04/2024,1.5\n"),
		pricefile.Options{})
	fmt.Println(strings.Replace(err.Error(), ", here", ",\n  here", 1))
	// Output:
	// X.csv:2:1: the order of day and month in "03/04/2024" cannot be told,
	//   here and in every other row
	// hint: say which it is with --date-order mdy, dmy or ymd
}
