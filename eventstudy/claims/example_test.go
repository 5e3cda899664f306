package claims_test

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// "Alibaba's Hong Kong shares rose 9.2 %" on 13 February 2025: true of the day's high, not of the
// close.
func ExampleJudge() {
	day := eventstudy.NewDate(2025, 2, 13)
	prices := &eventstudy.Prices{
		ID: "9988.HK", Currency: "HKD", Basis: eventstudy.Raw,
		Dates: []eventstudy.Date{day - 1, day},
		Open:  []float64{109.2, 115.2}, High: []float64{113.9, 124.3}, Low: []float64{109.1, 115.2},
		Close: []float64{113.8, 116.7},
	}
	book := claims.Book{Securities: []eventstudy.Security{{ID: "9988.HK", Prices: prices}}}
	claim, problems := claims.Parse(claims.Statement{ID: "jump", Securities: []string{"9988.HK"},
		Date: day, Kind: "move", Value: "9.2%"})
	if problems != nil {
		panic(problems)
	}
	for _, v := range claims.Judge([]claims.Claim{claim}, book) {
		fmt.Println(v.Status)
		fmt.Println(v.Reading(), claims.Percent(v.Measured))
	}
	// Output:
	// other-reading
	// intraday high against previous close +9.23 %
}

// The digits written decide how near a figure must come.
func ExampleParse() {
	for _, text := range []string{"9.2%", "9.20%", "-9.2%"} {
		c, problems := claims.Parse(claims.Statement{ID: "x", Securities: []string{"X"}, Date: 1,
			Kind: "move", Value: text})
		if problems != nil {
			panic(problems)
		}
		fmt.Println(text, c.Target.Lo.FloatString(5), "to", c.Target.Hi.FloatString(5),
			c.Target.Unit)
	}
	// Output:
	// 9.2% 0.09150 to 0.09250 fraction
	// 9.20% 0.09195 to 0.09205 fraction
	// -9.2% -0.09250 to -0.09150 fraction
}
