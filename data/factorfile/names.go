package factorfile

import "strings"

// names are the factors that models ask for, by their folded spellings: the library's
// own and those of WRDS (mktrf, umd) and of R's make.names (Mkt.RF).
var names = map[string]string{
	"mktrf": "Mkt-RF", "rmrf": "Mkt-RF", "mktmrf": "Mkt-RF", "mktminusrf": "Mkt-RF",
	"smb": "SMB", "hml": "HML", "rmw": "RMW", "cma": "CMA",
	"mom": "Mom", "umd": "Mom", "wml": "Mom", "momentum": "Mom",
	"rf": "RF", "riskfree": "RF", "riskfreerate": "RF",
}

// Canonical returns the name under which models know a factor ("Mkt-RF", "SMB", "HML", "RMW",
// "CMA", "Mom", "RF"), and any other name as it is, without padding.
func Canonical(name string) string {
	name = strings.TrimSpace(name)
	if c, ok := names[fold(name)]; ok {
		return c
	}
	return name
}

// fold keeps the letters and digits of a name, in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r > 127:
			return r
		}
		return -1
	}, s)
}

// dateName reports a header that names the date column. Files of R and of databases name the date
// in their own ways, and in Chinese.
func dateName(s string) bool {
	switch fold(s) {
	case "date", "dates", "day", "time", "datetime", "timestamp", "tradedate", "caldt", "dateff",
		"datadate", "日期", "交易日期":
		return true
	}
	return false
}

// rowName reports a header that pandas and R write over a column of row numbers. Such a column is
// no factor, although it is all numbers.
func rowName(s string) bool {
	f := fold(s)
	return f == "" || f == "index" || f == "x" || strings.HasPrefix(f, "unnamed")
}
