package words

import (
	"math"
	"strconv"
	"strings"
)

// currencySigns stand right before an amount; other currencies are written with their code and a
// space that does not break.
var currencySigns = map[string]string{"": "", "USD": "$", "HKD": "HK$", "EUR": "€", "GBP": "£",
	"CNY": "CN¥", "JPY": "¥"}

// pence are the codes under which prices in London are quoted in hundredths of a pound.
var pence = map[string]bool{"GBX": true, "GBp": true}

// InCurrency puts a currency beside a written amount: "HK$124.30", "CHF 12.50", "112p".
func InCurrency(amount, currency string) string {
	if pence[currency] {
		return amount + "p"
	}
	if sign, ok := currencySigns[currency]; ok {
		return sign + amount
	}
	return currency + NoBreak + amount
}

// Money writes a quoted price with its currency and all the decimals that it has, two at least and
// four at most: "HK$124.30".
func Money(v float64, currency string) string {
	if math.IsNaN(v) {
		return Unknown
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	_, decimals, _ := strings.Cut(s, ".")
	return InCurrency(strconv.FormatFloat(v, 'f', min(max(len(decimals), 2), 4), 64), currency)
}

// MoneyChange is Money of a difference, with its sign before it: "+HK$0.70", "−$1.20".
func MoneyChange(v float64, currency string) string {
	switch {
	case math.IsNaN(v):
		return Unknown
	case v < 0:
		return Minus + Money(-v, currency)
	}
	return "+" + Money(v, currency)
}

// RoundMoney writes a price with its currency and no more decimals than a picture has room for.
func RoundMoney(v float64, currency string) string { return InCurrency(RoundPrice(v), currency) }

// Price writes a price of unknown currency for a table: two decimals, a third where it has one,
// four digits where it lies below one.
func Price(v float64) string {
	a := math.Abs(v)
	switch {
	case a >= 1 && a != math.Round(a*100)/100 && a < 1e4:
		return Fixed(v, 3)
	case a >= 1 || a == 0:
		return Fixed(v, 2)
	case a >= 1e-6:
		return Fixed(v, 3-int(math.Floor(math.Log10(a))))
	}
	return Digits(v)
}

// RoundPrice writes a price with the decimals that its size needs: "24,210", "124.30", "0.0512".
func RoundPrice(v float64) string {
	switch a := math.Abs(v); {
	case a >= 10000:
		return Grouped(v, 0)
	case a >= 1:
		return Grouped(v, 2)
	case a >= 0.01:
		return Grouped(v, 4)
	}
	return Grouped(v, 6)
}
