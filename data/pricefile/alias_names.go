package pricefile

// The names of columns, folded, by language. Within a cell of these tables a "|" parts the names
// that are taken first from those that are taken where no better one stands in the header. Where
// two languages share a word one of them has it; it matters only for the language of the header,
// from which the decimal mark may follow. Names of what is never a price stand here too, so that
// they do not count as securities of a wide panel.

// priceNames are the names of prices in the languages of Investing.com's pages, of Stooq's, and of
// the exchanges and banks of these countries. What a language shares with one above it is left out.
var priceNames = []struct{ lang, date, open, high, low, close, volume, change string }{
	{"pl", "data", "otwarcie kursotwarcia", "najwyzszy najwyższy kursmax",
		"najnizszy najniższy kursmin",
		"zamkniecie zamknięcie kurszamkniecia kurszamknięcia|ostatnio", "wolumen wol", "zmiana%"},
	{"pt", "|dia", "abertura preabe", "máxima premax", "mínima premin",
		"último fechamento preult|preço", "quatot|quantidade", "var% variação"},
	{"es", "fecha vigenciadesde", "apertura", "máximo maximo", "mínimo", "cierre|ultimo|valor",
		"volumen", "%var"},
	{"it", "", "prezzodiapertura", "massimo prezzomassimo", "minimo prezzominimo",
		"chiusura prezzodichiusura|prezzo", "", ""},
	{"de", "datum", "eröffn eröffnung eröffnungskurs eröffnungspreis erster", "hoch tageshoch",
		"tief tagestief", "schlusskurs schluss schlusspreis|zuletzt letzter",
		"stücke stuecke stückumsatz umsatzinstück gesamtumsatzst", "+/-%"},
	{"fr", "", "ouv ouverture", "plushaut haut", "plusbas bas",
		"clôture cloture clot clos fermeture|dernier", "", "variation%"},
	{"tr", "tarih", "açılış", "yüksek", "düşük", "şimdi kapanış", "hac hacim", "fark%"},
	{"ru", "дата", "откр открытие", "макс", "мин", "цена закрытие", "объём объем", "изм%"},
	{"zh", "日期 交易日期 交易日|时间 時間 交易时间", "开盘 开盘价 開盤 開盤價 開市", "高 最高 最高价 最高價", "低 最低 最低价 最低價",
		"收盘 收盘价 收盤 收盤價 收市价 收市價 收市", "成交量 成交股數 交易量 成交股数|成交張數 总手", "涨跌幅 升跌 更改%"},
	{"ja", "日付 日付け データ日付", "始値", "高値", "安値", "終値", "出来高 売買高", "変化率%"},
	{"ko", "날짜 일자", "시가", "고가", "저가", "종가", "거래량", "변동% 등락률"},
	{"vi", "ngày", "mở", "cao", "thấp", "lầncuối", "kl", "%thayđổi"},
	{"id", "tanggal", "pembukaan", "tertinggi", "terendah", "penutupan|terakhir", "", "perubahan%"},
	{"th", "วันเดือนปี", "ราคาเปิด", "สูงสุด", "ต่ำสุด", "ล่าสุด", "ปริมาณ", "%เปลี่ยน"},
	{"sv", "", "öppning öppningskurs", "högst högsta", "lägst lägsta",
		"senaste slutkurs stängning|slut", "", ""},
	{"nl", "", "openen openingskoers", "hoog hoogste", "laag laagste",
		"slot slotkoers sluiting|laatste", "", ""},
	{"da", "dato", "åbning åpning", "høj høy", "lav", "lukkekurs sluttkurs|seneste siste", "volum",
		"ændring% endring%"},
	{"fi", "päivämäärä", "avaus", "ylin", "alin", "päätös päätöskurssi|viimeisin", "", "muutos%"},
}

// The English names are those of vendors and databases the world over: CRSP, Compustat, Bloomberg,
// the exchanges of India, Brazil, Nairobi and Moscow, and the scripts that people write.
func init() {
	for _, n := range priceNames {
		speak(n.lang, roleDate, n.date)
		speak(n.lang, roleOpen, n.open)
		speak(n.lang, roleHigh, n.high)
		speak(n.lang, roleLow, n.low)
		speak(n.lang, roleClose, n.close)
		speak(n.lang, roleVolume, n.volume)
		speak(n.lang, roleChange, n.change)
	}
	speak("en", roleDate, `
		date tradedate tradingdate datadate dlycaldt exchangedate observationdate dates pricedate
		pricingdate effectivedate caldt dtyyyymmdd dateofdata snappedat timeperiod date/time
		publisheddate quotedate date1 traddt asof asofdate|datetime timestamp timekey windowstart
		day gmttime localtime|time|t`)
	speak("en", roleClose, `
		close closeprice closingprice close/last closelast closing closepx closefixed dayprice
		closeclosepriceadjustedforsplits closingpricevwap prcraw closep clspric trdprc1 dayclose
		sharepricing|price pxlast prccd prc dlyprc latest settle obsvalue lastcloseprice
		lastclosingprice crtprice lasttransactionprice|last lastprice lastpx value closevalue
		indexvalue nav netassetvalue navpershare rate kursśredni kurssredni|c current currentprice`)
	// Yahoo's page explains two columns, the close and the adjusted close, within their names.
	speak("en", roleAdj, `
		adjclose adjustedclose closeadj adjcloseprice adjustedcloseprice closeadjusted
		adjustedclosingprice adjprice adjustedprice adjusted
		adjcloseadjustedclosepriceadjustedforsplitsanddividendand/orcapitalgaindistributions`)
	speak("en", roleOpen, `
		open openfixed openprice openingprice pxopen openprc prcod dlyopen opening
		openingpricevwap openp opnpric mktopen|o start`)
	speak("en", roleHigh, `
		high highprice pxhigh askhi prchd dlyhigh dayhigh highfixed highestprice hight high1 mkthigh
		hghpric dailyhigh|max maxima
		maximumprice maxprice|h`)
	speak("en", roleLow, `
		low lowprice pxlow bidlo prcld dlylow daylow lowfixed lowestprice low1 mktlow lwpric
		dailylow|min minima minimumprice
		minprice|l`)
	speak("en", roleVolume, `
		volume vol pxvolume cshtrd dlyvol numberofshares tradedvolume totaltradedquantity
		sharevolume volumetraded noofshares tottrdqty totalvolume sharestraded totaltradequantity
		volquantidade volumn totalsharestraded tradedquantity tradevolume acvoluns acvol1 cvol
		ttltradgvol ttltrdqnty|shares tickvolume tickvol|v`)
	speak("en", roleSymbol, `
		ticker symbol codigo firm tscode code tic instrument security ric secid ticid stocksymbol
		tickersymbol stockid stockcode paper sharecode tckrsymb tradingcode|permno
		gvkey|name stock|country`)
	speak("en", roleChange, `
		change% changepercent %change %chg chg% pctchg pctchange changepct percentchange
		changerate`)
	speak("en", roleOther, `
		preclose prevclose previousclose lastclose ltp vwap vw change net chg amount turnover
		turnoverrate turnoverusd transactions numberoftrades adjopen adjhigh adjlow adjvolume
		dividends dividend dividendamount divcash exdividend capitalgains closeunadj uclose
		unadjustedvolume unadjustedclose rawclose label changeovertime lastupdated openinterest
		openint flow peratio turn tradestatus isst adjustflag n mktcap marketcap retx shrout
		dlycap dlyprcflg cfacpr cfacshr shrcd exchcd dlret comnam permco issuernm hdrcusip sprtrn
		vwretd ewretd conm isin curcdd ajexdi cshoc curcddv divd paydate split trfd series 52wh
		52wl unnamed0 index rank %volume count exchange sector industry currency 12mlow 12mhigh
		52whigh 52wlow week52high week52low previous adjust companyname createdat updatedat prcadj
		temp temperature humidity rain rainfall precipitation julday julianday jday wdy weekday
		dayofweek drawdown zmiana perchange tradedamount`)
	speak("en", rolePeriod, "per period")
	speak("en", roleReturn, "ret dlyret")
	speak("en", roleSplits, "stocksplits splitratio splitcoefficient splitfactor")
	speak("en", roleTime, "times clock hour hora heure uhrzeit godzina saat")
	// Ratios and returns; some of these names are tickers too, which layout.ticker tells apart.
	speak("en", roleSoft, `
		return returns rtn rtns logreturn logreturns logret dailyreturn dailyreturns pctreturn
		simplereturn grossreturn pe p/e pb p/b ps p/s eps roe roa roic roi roce d/e debttoequity
		quickratio currentratio cashratio debtratio dividendyield netmargin grossmargin
		ebitdamargin evebitda ev/ebitda pbratio psratio`)

	// What some languages have names for besides.
	speak("pt", roleSymbol, "código codneg ativo papel")
	speak("pt", roleOther, "premed preofc preofv preexe totneg voltot codbdi fatcot medio"+
		" volumefinanceiro")
	speak("pl", roleSymbol, "||nazwa")
	speak("pl", roleOther, "zmiana obrót waluta cenanominalna liczbatransakcji")
	speak("fr", roleOther, "devise")
	speak("it", roleOther, "prezzodiriferimento")
	speak("es", roleOther, "unidad vigenciahasta")
	speak("tr", roleSymbol, "şirket")
	speak("zh", roleAdj, "复权收盘价 后复权收盘价 前复权收盘价 調整後收盤價 后复权价 前复权价 後復權價 前復權價")
	speak("zh", roleSymbol, "股票代码 代码 证券代码 股票代號 證券代號")
	speak("zh", roleOther, `
		前收盘 前收盘价 前收盤價 成交额 成交金额 成交金額 振幅 涨跌额 換手率 换手率 總市值 总市值 流通市值 漲跌價差 成交筆數 名称 股票名称 简称`)
	speak("ja", roleAdj, "調整後終値 調整終値 終値調整値")
	speak("ko", roleSymbol, "종목코드|종목명")
	speak("ko", roleOther, "대비 거래대금 시가총액 상장주식수 시장구분 소속부")
}
