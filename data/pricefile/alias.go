package pricefile

import (
	"strings"
	"unicode"
)

// role is what a column is for.
type role uint8

const (
	roleNone role = iota
	roleDate
	roleSymbol
	roleOpen
	roleHigh
	roleLow
	roleClose
	roleAdj
	roleVolume
	roleReturn // CRSP's total return, from which an adjusted close follows
	roleSplits // shares after the day for one before it
	roleChange // percent change: it shows the decimal mark, and is not read otherwise
	roleTime   // clock time beside the date
	rolePeriod // Stooq's <PER>
	roleSoft   // ratios and returns: never a price, but some of the names are tickers too
	roleOther  // known, and never a price: previous close, turnover, dividends
)

// field is the name of a role in Options.Columns, empty for those that have none.
func (r role) field() string {
	return [...]string{roleDate: "date", roleSymbol: "symbol", roleOpen: "open", roleHigh: "high",
		roleLow:   "low",
		roleClose: "close", roleAdj: "adj", roleVolume: "volume", roleReturn: "return",
		roleSplits: "splits", roleSoft: "", roleOther: ""}[r]
}

// fieldRole returns the role of a field that the user names.
func fieldRole(field string) role {
	if field == ignored {
		return roleOther
	}
	for r := roleDate; r <= roleVolume; r++ {
		if r.field() == field {
			return r
		}
	}
	return roleNone
}

// alias is one name of a role. Of two columns of one role that with the lower rank is
// taken. Letter names are believed only together: a panel may hold the tickers C and T.
type alias struct {
	role   role
	rank   int
	lang   string
	letter bool
}

// names maps folded header names to their roles.
var names = map[string]alias{}

// speak declares the names of a role in one language; a group after "|" ranks one lower.
func speak(lang string, r role, list string) {
	for rank, group := range strings.Split(list, "|") {
		for _, n := range strings.Fields(group) {
			if _, ok := names[n]; !ok {
				names[n] = alias{role: r, rank: rank, lang: lang, letter: len(n) == 1}
			}
		}
	}
}

// The table. Where two languages share a word the first to speak has it; it matters only for
// the language of the header, from which the decimal mark may follow. Names of what is
// never a price stand here too, so that they do not count as securities of a wide panel.
func init() {
	speak("en", roleDate, "date tradedate tradingdate datadate dlycaldt exchangedate"+
		" observationdate dates pricedate pricingdate effectivedate caldt dtyyyymmdd dateofdata"+
		" snappedat|datetime timestamp timekey windowstart day gmttime localtime|time|t")
	speak("en", roleClose, "close closeprice closingprice close/last closelast closing closepx"+
		" closefixed|price pxlast prccd prc dlyprc latest settle|last lastprice lastpx value"+
		" closevalue indexvalue nav|c")
	speak("en", roleAdj, "adjclose adjustedclose closeadj adjcloseprice adjustedcloseprice"+
		" closeadjusted adjustedclosingprice adjprice adjustedprice adjusted")
	speak("en", roleOpen, "open openfixed openprice openingprice pxopen openprc prcod dlyopen"+
		" opening|o")
	speak("en", roleHigh, "high highprice pxhigh askhi prchd dlyhigh dayhigh highfixed|max"+
		" maxima|h")
	speak("en", roleLow, "low lowprice pxlow bidlo prcld dlylow daylow lowfixed|min minima|l")
	speak("en", roleVolume, "volume vol pxvolume cshtrd dlyvol numberofshares tradedvolume"+
		" totaltradedquantity sharevolume volumetraded noofshares tottrdqty totalvolume"+
		" sharestraded totaltradequantity volquantidade|shares tickvolume tickvol|v")
	speak("en", roleSymbol, "ticker symbol codigo firm tscode code tic instrument security ric"+
		" secid ticid|permno gvkey|name")
	speak("en", roleChange, "change% changepercent %change %chg chg% pctchg pctchange changepct"+
		" percentchange changerate")
	speak("en", roleOther, `
		preclose prevclose previousclose lastclose ltp vwap vw change net chg amount turnover
		turnoverrate turnoverusd transactions numberoftrades adjopen adjhigh adjlow adjvolume
		dividends dividend dividendamount divcash exdividend capitalgains closeunadj uclose
		unadjustedvolume unadjustedclose rawclose label changeovertime lastupdated openinterest
		openint flow peratio turn tradestatus isst adjustflag n mktcap marketcap retx shrout
		dlycap dlyprcflg cfacpr cfacshr shrcd exchcd dlret comnam permco issuernm hdrcusip
		sprtrn vwretd ewretd conm isin curcdd ajexdi cshoc curcddv divd paydate split trfd
		series 52wh 52wl unnamed0 index rank %volume count exchange sector industry currency`)
	speak("en", rolePeriod, "per period")
	speak("en", roleReturn, "ret dlyret")
	speak("en", roleSplits, "stocksplits splitratio splitcoefficient splitfactor")
	speak("en", roleTime, "times clock hour hora heure uhrzeit godzina saat")
	speak("pl", roleDate, "data")
	speak("pl", roleClose, "zamkniecie zamknięcie")
	speak("pl", roleOpen, "otwarcie")
	speak("pl", roleHigh, "najwyzszy najwyższy")
	speak("pl", roleLow, "najnizszy najniższy")
	speak("pt", roleSymbol, "código")
	speak("pl", roleVolume, "wolumen")
	speak("pt", roleClose, "último fechamento")
	speak("pt", roleOpen, "abertura")
	speak("pt", roleHigh, "máxima")
	speak("pt", roleLow, "mínima")
	speak("pt", roleChange, "var%")
	speak("es", roleDate, "fecha")
	speak("es", roleClose, "cierre|ultimo")
	speak("es", roleOpen, "apertura")
	speak("es", roleHigh, "máximo")
	speak("es", roleLow, "mínimo")
	speak("es", roleVolume, "volumen")
	speak("es", roleChange, "%var")
	speak("it", roleClose, "chiusura")
	speak("it", roleHigh, "massimo")
	speak("it", roleLow, "minimo")
	speak("de", roleDate, "datum")
	speak("de", roleClose, "schlusskurs schluss schlusspreis|zuletzt letzter")
	speak("de", roleOpen, "eröffn eröffnung eröffnungskurs eröffnungspreis erster")
	speak("de", roleHigh, "hoch tageshoch")
	speak("de", roleLow, "tief tagestief")
	speak("de", roleVolume, "volumen stücke stuecke stückumsatz")
	speak("de", roleChange, "+/-%")
	speak("fr", roleClose, "clôture cloture clot fermeture|dernier")
	speak("fr", roleOpen, "ouv ouverture")
	speak("fr", roleHigh, "plushaut haut")
	speak("fr", roleLow, "plusbas bas")
	speak("fr", roleChange, "variation%")
	speak("tr", roleDate, "tarih")
	speak("tr", roleClose, "şimdi kapanış")
	speak("tr", roleOpen, "açılış")
	speak("tr", roleHigh, "yüksek")
	speak("tr", roleLow, "düşük")
	speak("tr", roleVolume, "hac hacim")
	speak("tr", roleSymbol, "şirket")
	speak("tr", roleChange, "fark%")
	speak("ru", roleDate, "дата")
	speak("ru", roleClose, "цена закрытие")
	speak("ru", roleOpen, "откр открытие")
	speak("ru", roleHigh, "макс")
	speak("ru", roleLow, "мин")
	speak("ru", roleVolume, "объём объем")
	speak("ru", roleChange, "изм%")
	speak("zh", roleDate, "日期 交易日期 交易日|时间 時間 交易时间")
	speak("zh", roleClose, "收盘 收盘价 收盤 收盤價 收市价 收市價 收市")
	speak("zh", roleAdj, "复权收盘价 后复权收盘价 前复权收盘价 調整後收盤價")
	speak("zh", roleOpen, "开盘 开盘价 開盤 開盤價 開市")
	speak("zh", roleHigh, "高 最高 最高价 最高價")
	speak("zh", roleLow, "低 最低 最低价 最低價")
	speak("zh", roleVolume, "成交量 成交股數 交易量 成交股数")
	speak("zh", roleSymbol, "股票代码 代码 证券代码 股票代號 證券代號")
	speak("zh", roleChange, "涨跌幅 升跌 更改%")
	speak("zh", roleOther, "前收盘 前收盘价 前收盤價 成交额 成交金额 成交金額 振幅 涨跌额 換手率 换手率 總市值 总市值 流通市值 漲跌價差 成交筆數 名称"+
		" 股票名称 简称")
	speak("ja", roleDate, "日付 日付け データ日付")
	speak("ja", roleClose, "終値")
	speak("ja", roleAdj, "調整後終値 調整終値 終値調整値")
	speak("ja", roleOpen, "始値")
	speak("ja", roleHigh, "高値")
	speak("ja", roleLow, "安値")
	speak("ja", roleVolume, "出来高")
	speak("ja", roleChange, "変化率%")
	speak("ko", roleDate, "날짜 일자")
	speak("ko", roleClose, "종가")
	speak("ko", roleOpen, "시가")
	speak("ko", roleHigh, "고가")
	speak("ko", roleLow, "저가")
	speak("ko", roleVolume, "거래량")
	speak("ko", roleSymbol, "종목코드|종목명")
	speak("ko", roleChange, "변동% 등락률")
	speak("ko", roleOther, "대비 거래대금 시가총액 상장주식수 시장구분 소속부")
	speak("vi", roleDate, "ngày")
	speak("vi", roleClose, "lầncuối")
	speak("vi", roleOpen, "mở")
	speak("vi", roleHigh, "cao")
	speak("vi", roleLow, "thấp")
	speak("vi", roleVolume, "kl")
	speak("vi", roleChange, "%thayđổi")
	speak("id", roleDate, "tanggal")
	speak("id", roleClose, "penutupan|terakhir")
	speak("id", roleOpen, "pembukaan")
	speak("id", roleHigh, "tertinggi")
	speak("id", roleLow, "terendah")
	speak("id", roleChange, "perubahan%")
	speak("th", roleDate, "วันเดือนปี")
	speak("th", roleClose, "ล่าสุด")
	speak("th", roleOpen, "ราคาเปิด")
	speak("th", roleHigh, "สูงสุด")
	speak("th", roleLow, "ต่ำสุด")
	speak("th", roleVolume, "ปริมาณ")
	speak("th", roleChange, "%เปลี่ยน")
	speak("sv", roleClose, "senaste")
}

// fold makes "Adj. Close**", "adj_close" and "Adj Close" one name. It brings a header name to the
// form of the table: lower case, without blanks, underscores, dots, hyphens, quotes, marks and
// units in brackets.
func fold(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '（' || r == '[':
			depth++
		case r == ')' || r == '）' || r == ']':
			depth = max(0, depth-1)
		case depth > 0 || unicode.IsSpace(r):
		case strings.ContainsRune("_.-*\"'<>:\ufeff", r) && !strings.HasPrefix(s, "+/-"):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// lookup returns what a header name stands for. "Volume BTC" counts in a currency: where no
// plain volume stands beside it, it is the volume.
func lookup(header string) alias {
	if a, ok := names[fold(header)]; ok {
		return a
	}
	if joinedDate(header) {
		return alias{role: roleDate, lang: "en"}
	}
	if unit, ok := strings.CutPrefix(header, "Volume "); ok && len(unit) >= 3 && len(unit) <= 5 &&
		strings.ToUpper(unit) == unit && !strings.ContainsAny(unit, " .-_0123456789") {
		return alias{role: roleVolume, rank: 2, lang: "en"}
	}
	return alias{}
}

// NamesPrice reports whether a column of that name holds prices, returns or volumes, in any of the
// languages that are known.
func NamesPrice(header string) bool {
	switch a := lookup(header); a.role {
	case roleOpen, roleHigh, roleLow, roleClose, roleAdj, roleVolume, roleReturn:
		return !a.letter
	}
	return false
}

// letters reports whether a header's one-letter names are to be believed: all of open,
// high, low and close are there.
func letters(cells []string) bool {
	var have [roleOther + 1]bool
	for _, c := range cells {
		have[lookup(c).role] = true
	}
	return have[roleOpen] && have[roleHigh] && have[roleLow] && have[roleClose]
}

// aliases returns what each header cell stands for, letter names only when believed.
func aliases(cells []string) []alias {
	ok := letters(cells)
	out := make([]alias, len(cells))
	for i, c := range cells {
		if a := lookup(c); ok || !a.letter {
			out[i] = a
		}
	}
	return out
}
