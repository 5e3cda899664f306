package pricefile

import (
	"regexp"
	"strings"

	"stockmove/eventstudy"
)

// Services and exchanges of Asia, and the exchanges elsewhere.
func init() {
	const raw = "the exchange's own prices are as traded"
	// 日期,股票代码,开盘,收盘,最高,最低: the close stands before the high, and the caller's choice of qfq, hfq or
	// none leaves no trace in the table.
	Dialects.Register(Dialect{Name: "akshare", Title: "akshare's A-share history", Order: 140,
		Sources: "akshare, from Eastmoney",
		Trap: "open, close, high, low in this order; whether it is adjusted (qfq, hfq) is only in" +
			" the file's name", Header: "日期 开盘 收盘 最高 最低 成交量"})
	Dialects.Register(Dialect{Name: "tushare", Title: "tushare's daily bars", Order: 141,
		Sources: "tushare.pro",
		Trap: "newest first; volume in lots of 100; its adjusted bars (qfq, hfq) have the same" +
			" columns",
		Header: "tscode tradedate open high low close preclose",
		Judge:  traded("tushare's daily bars are as traded")})
	// adjustflag is a column of its own: 1 backward, 2 forward, 3 not adjusted.
	Dialects.Register(Dialect{Name: "baostock", Title: "baostock's daily bars", Order: 142,
		Sources: "baostock.com",
		Trap:    "adjustflag tells the adjustment; suspended days are rows",
		Header:  "date code open high low close preclose adjustflag", Judge: baostock})
	// '600519 with its apostrophe, so that a spreadsheet keeps the zeros of other codes; GBK
	// throughout.
	Dialects.Register(Dialect{Name: "netease", Title: "NetEase's history", Order: 143,
		Sources: "quotes.money.163.com (closed)",
		Trap:    "GBK; an apostrophe before the code; zeros on suspended days",
		Header:  "日期 股票代码 名称 收盘价 最高价 最低价 开盘价 前收盘",
		Judge:   traded("NetEase's prices are as traded")})
	Dialects.Register(Dialect{Name: "wind", Title: "Wind's export", Order: 144,
		Sources: "Wind terminal",
		Trap:    "units in the names; the source as a footer", Header: "代码 简称 日期 收盘价"})
	Dialects.Register(Dialect{Name: "xbx", Title: "the daily sets of 邢不行", Order: 145,
		Sources: "quantclass.cn",
		Trap:    "a line of advertising above the header; GBK", Header: "股票代码 股票名称 交易日期 收盘价 前收盘价",
		Judge: traded("the sets give prices as traded and the exchange's own previous close")})
	// 114/01/02 is the second of January 2025: years count from the founding of the Republic. The
	// title above the table names the month and the ticker, and the notes below it are a footer.
	Dialects.Register(Dialect{Name: "twse", Title: "the Taiwan Stock Exchange's monthly table of" +
		" days", Order: 146, Sources: "twse.com.tw, 各日成交資訊",
		Trap:   "years of the Republic of China; Big5; notes below",
		Header: "日期 成交股數 開盤價 最高價 最低價 收盤價",
		Basis:  eventstudy.Raw, Why: raw, Currency: "TWD",
		Ticker: func(s *Sniff) string { return firstMatch(s.Title, twseTitle) }})
	Dialects.Register(Dialect{Name: "krx", Title: "the Korea Exchange's table", Order: 147,
		Sources: "data.krx.co.kr",
		Trap:    "the close first; EUC-KR; newest first", Header: "일자 종가 시가 고가 저가"})
	Dialects.Register(Dialect{Name: "japan", Title: "a Japanese price table", Order: 148,
		Sources: "kabuoji3, k-db and others",
		Trap:    "Shift-JIS; a title above the header", Header: "日付 始値 高値 安値 終値"})
	// The columns whose names begin with Adjustment take out splits and no dividends, and are not
	// read: an adjusted close is one from which both are taken.
	Dialects.Register(Dialect{Name: "jquants", Title: "J-Quants' daily quotes", Order: 151,
		Sources: "jpx-jquants.com",
		Trap:    "AdjustmentClose takes out splits and no dividends; codes have a fifth digit",
		Header:  "date code open high low close adjustmentfactor adjustmentclose",
		Basis:   eventstudy.Raw, Why: raw})
	Dialects.Register(Dialect{Name: "nse", Title: "NSE India's historical table", Order: 149,
		Sources: "nseindia.com",
		Trap:    "blanks in the names; ltp is not the close; lakh grouping",
		Header:  "date series open high low prevclose ltp close",
		Basis:   eventstudy.Raw, Why: raw})
	// Last is the last trade and Close the official close: both are columns, and the alias table
	// ranks the second before the first.
	Dialects.Register(Dialect{Name: "euronext", Title: "Euronext's historical data", Order: 150,
		Sources: "live.euronext.com",
		Trap:    "Last and Close both; preamble with the ISIN",
		Header:  "date open high low last close numberofshares"})
}

var twseTitle = regexp.MustCompile(`月\s+(\w{4,6})\s`)

// traded judges prices that a vendor gives as traded, unless the file itself speaks against it: its
// name says that they are adjusted, or a close is none that can be traded. qfq and hfq are the
// words of Chinese vendors for adjusted forward and backward, and scripts put them into the name of
// the file.
func traded(why string) func(s *Sniff) (eventstudy.Basis, string) {
	return func(s *Sniff) (eventstudy.Basis, string) {
		for _, word := range []string{"qfq", "hfq", "复权", "復權"} {
			if strings.Contains(strings.ToLower(s.File), word) {
				return eventstudy.BasisUnknown,
					"the file's name says that its prices are adjusted (" + word + ")"
			}
		}
		if s.OffTick {
			return eventstudy.BasisUnknown, "some closes are no multiple of 0.001, and so not" +
				" prices as traded"
		}
		return eventstudy.Raw, why
	}
}

// baostock reads the adjustment from the flag of the first row.
func baostock(s *Sniff) (eventstudy.Basis, string) {
	switch strings.TrimSpace(s.Cell("adjustflag")) {
	case "1", "2":
		return eventstudy.Total, "adjustflag is 1 or 2: adjusted backward or forward, for" +
			" dividends and splits"
	case "3":
		return eventstudy.Raw, "adjustflag is 3: as traded"
	}
	return eventstudy.BasisUnknown, "no adjustflag"
}
