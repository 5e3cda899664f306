package claims

import (
	"math/big"
	"strings"
	"testing"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// The values and the last digit's unit are read off the text by eye.
func TestParseQuantity(t *testing.T) {
	for _, c := range []struct {
		text, value, step string
		unit              Unit
		currency          string
	}{
		{"9.2%", "0.092", "0.001", Fraction, ""},
		{"9.2 percent", "0.092", "0.001", Fraction, ""},
		{"9.2 per cent", "0.092", "0.001", Fraction, ""},
		{"9,2 %", "0.092", "0.001", Fraction, ""},
		{"nine per cent", "0.09", "0.01", Fraction, ""},
		{"Twenty-one percent", "0.21", "0.01", Fraction, ""},
		{"a hundred and five per cent", "1.05", "0.01", Fraction, ""},
		{"thirty basis points", "0.003", "0.0001", Fraction, ""},
		{"9.2 p.c.", "0.092", "0.001", Fraction, ""},
		{"as much as 9 %", "0.09", "0.01", Fraction, ""},
		{"three-fold", "3", "1", Multiple, ""},
		{"3.5-fold", "3.5", "0.1", Multiple, ""},
		{"112p", "1.12", "0.01", Price, "GBP"},
		{"112.5 GBX", "1.125", "0.001", Price, "GBP"},
		{"GBp 112", "1.12", "0.01", Price, "GBP"}, // pence by its small p, not pounds
		{"GBP 112", "112", "1", Price, "GBP"},
		{"50 cents", "0.5", "0.01", Price, ""},
		{"124.3 Hong Kong dollars", "124.3", "0.1", Price, "HKD"},
		{"9.20%", "0.092", "0.0001", Fraction, ""},
		{"40%", "0.4", "0.01", Fraction, ""},
		{"−3.4%", "-0.034", "0.001", Fraction, ""},
		{"-3.4 pct", "-0.034", "0.001", Fraction, ""},
		{"–3.4 %", "-0.034", "0.001", Fraction, ""},
		{"+1.02%", "0.0102", "0.0001", Fraction, ""},
		{"９．２％", "0.092", "0.001", Fraction, ""},
		{"9.2\u2009%", "0.092", "0.001", Fraction, ""},
		{"9.2\u202f%", "0.092", "0.001", Fraction, ""},
		{"about 9 %", "0.09", "0.01", Fraction, ""},
		{"~9%", "0.09", "0.01", Fraction, ""},
		{"1,234.5%", "12.345", "0.001", Fraction, ""},
		{"0,125 %", "0.00125", "0.00001", Fraction, ""},
		{strings.Repeat(" ", 300) + "9 %", "0.09", "0.01", Fraction, ""}, // a long text of little
		{"HK$124.3", "124.3", "0.1", Price, "HKD"},
		{"HK$124.30", "124.3", "0.01", Price, "HKD"},
		{"hk$ 124.3", "124.3", "0.1", Price, "HKD"},
		{"124.3 HKD", "124.3", "0.1", Price, "HKD"},
		{"HKD 124.3", "124.3", "0.1", Price, "HKD"},
		{"$118.33", "118.33", "0.01", Price, "USD"},
		{"US$118.33", "118.33", "0.01", Price, "USD"},
		{"118.33 usd", "118.33", "0.01", Price, "USD"},
		{"€1.234,50", "1234.5", "0.01", Price, "EUR"},
		{"£1,234.5", "1234.5", "0.1", Price, "GBP"},
		{"¥15,000", "15000", "1", Price, "JPY|CNY"},
		{"120 yuan", "120", "1", Price, "CNY"},
		{"1,234.5", "1234.5", "0.1", Price, ""},
		{"1 234,5", "1234.5", "0.1", Price, ""},
		{"1\u202f234,5", "1234.5", "0.1", Price, ""},
		{"1'234.5", "1234.5", "0.1", Price, ""},
		{"12,345,678", "12345678", "1", Price, ""},
		{"22,620", "22620", "1", Price, ""},
		{"1.234.567,8", "1234567.8", "0.1", Price, ""},
		{"0.0004", "0.0004", "0.0001", Price, ""},
		{"-HK$3", "-3", "1", Price, "HKD"},
	} {
		q, err := ParseQuantity(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if q.Value.Cmp(rat(c.value)) != 0 || q.Step.Cmp(rat(c.step)) != 0 || q.Unit != c.unit ||
			q.Currency != c.currency {
			t.Errorf("%q: got %s step %s %s %q, want %s step %s %s %q", c.text,
				q.Value.FloatString(6), q.Step.FloatString(6), q.Unit, q.Currency, c.value, c.step,
				c.unit, c.currency)
		}
	}
}

func TestParseQuantityRefuses(t *testing.T) {
	for _, s := range []string{
		"", " ", "%", "HK$", "neun percent", "nine ten percent", "112 GBX GBX", "$112 GBX",
		"€9 cents", "GBX 9%", "9.2.1%", "9..2%", "9.%", ".5%", "1,23,4", "12,34.5", "1,2345.6",
		"1234,567.8",
		"9,234 %", "$9.2%", "9.2%%", "9.2 % %", "--9%", "1e5", "NaN", "Inf", "0x10", "9.2% to 9.3%",
		"1 23", "1,,234",
		strings.Repeat("9", 41), strings.Repeat("9", 300), strings.Repeat("é", 150),
		strings.Repeat(" ", 300),
	} {
		if q, err := ParseQuantity(s); err == nil {
			t.Errorf("%q was read as %s %s", s, q.Value.FloatString(6), q.Unit)
		}
	}
}

// FuzzParseQuantity looks for a crash, and for a figure that changes its value when it is written
// again plainly.
func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{"9.2%", "HK$124.30", "−3,4 per cent", "1 234,5", "¥15,000",
		"about 40%", "1'234'567.89 CHF"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuantity(s)
		if err != nil {
			return
		}
		if q.Value == nil || q.Step.Sign() <= 0 {
			t.Fatalf("%q: no value or step", s)
		}
		v := new(big.Rat).Set(q.Value)
		plain := ""
		if q.Unit == Fraction {
			v.Mul(v, big.NewRat(100, 1))
			plain = "%"
		}
		again, err := ParseQuantity(v.FloatString(45) + plain)
		if err == nil && again.Value.Cmp(q.Value) != 0 {
			t.Fatalf("%q is %s, written again %s", s, q.Value, again.Value)
		}
	})
}
