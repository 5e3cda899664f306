package claims

import (
	"slices"
	"strings"
)

// funds are the exchange-traded funds on well-known indices. An article that says "the index" may
// have looked at a fund on it, which pays dividends and has costs, and the other way round.
var funds = map[string][]string{
	"GSPC": {"SPY", "VOO", "IVV", "CSPX.L"}, "NDX": {"QQQ", "QQQM"}, "IXIC": {"ONEQ"},
	"DJI": {"DIA"}, "RUT": {"IWM", "VTWO"}, "HSI": {"2800.HK"}, "HSCE": {"2828.HK"},
	"HSTECH": {"3033.HK", "3067.HK"}, "FTSE": {"ISF.L", "VUKE.L"}, "GDAXI": {"EXS1.DE"},
	"STOXX50E": {"EXW1.DE"}, "FCHI": {"CAC.PA"}, "N225": {"1321.T", "1329.T"}, "TOPX": {"1306.T"},
	"000300.SS": {"510300.SS", "ASHR"},
}

// StandIns are the funds on an index, or the index of a fund and its other funds. Ids of indices
// are written with a ^ or without. Which of them an article looked at it seldom says, and over a
// year their fees are seen.
func StandIns(id string) (out []string) {
	bare := strings.TrimPrefix(id, "^")
	if fs := funds[bare]; fs != nil {
		return fs
	}
	for index, fs := range funds {
		if slices.Contains(fs, id) {
			out = append([]string{index, "^" + index}, fs...)
		}
	}
	return slices.DeleteFunc(out, func(o string) bool { return o == id })
}
