#!/usr/bin/env python3
"""Writes the fixtures of this folder: eight days of invented prices in the layouts of
many vendors. The table is repeated in fixture_test.go; python 3 standard library only."""
import gzip, io, os
os.chdir(os.path.dirname(os.path.abspath(__file__)))

DAYS = ["2025-02-05", "2025-02-06", "2025-02-07", "2025-02-10", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14"]
O = [990.10, 998.90, 1003.30, 992.00, 997.80, 1010.20, 1019.00, 1030.15]
H = [1001.25, 1010.00, 1007.80, 999.90, 1012.45, 1020.55, 1031.40, 1035.05]
L = [985.50, 995.20, 988.60, 990.05, 996.70, 1005.15, 1015.35, 1021.90]
C = [998.40, 1004.75, 991.15, 997.35, 1011.60, 1018.25, 1029.70, 1024.05]
A = [978.43, 984.66, 971.33, 977.40, 991.37, 997.89, 1009.11, 1003.57]
V = [12345600, 9876500, 15234700, 8123400, 11456800, 13579100, 20246800, 10101000]
MON = [None, "Jan", "Feb"]

class Row: pass
ROWS = []
for i, d in enumerate(DAYS):
    r = Row(); r.i = i; r.iso = d; r.y, r.m, r.d = d.split("-"); r.o, r.h, r.l, r.c, r.a, r.v = O[i], H[i], L[i], C[i], A[i], V[i]
    r.mdy = f"{r.m}/{r.d}/{r.y}"; r.dmy = f"{r.d}/{r.m}/{r.y}"; r.dot = f"{r.d}.{r.m}.{r.y}"; r.num = r.y + r.m + r.d
    p = C[i-1] if i else C[0]; r.pct = (r.c/p-1)*100; r.chg = r.c-p
    ROWS.append(r)

def f2(x): return f"{x:.2f}"
def en(x, n=2): return f"{x:,.{n}f}"
def eu(x, n=2): return en(x, n).replace(",", "_").replace(".", ",").replace("_", ".")
def q(*cells): return ",".join(f'"{c}"' for c in cells)
def vol(v, dec="."): return f"{v/1e6:.2f}M".replace(".", dec)
EPOCH = [1738767600, 1738854000, 1738940400, 1739199600, 1739286000, 1739372400, 1739458800, 1739545200]  # 15:00 UTC of each day
EPOCH = [e - 1800 for e in EPOCH]  # 14:30 UTC, the New York open in winter

def put(name, lines, enc="utf-8", eol="\n", bom=False, end=True):
    t = eol.join(lines) + (eol if end else "")
    b = t.encode(enc)
    if bom: b = b"\xef\xbb\xbf" + b
    open(name, "wb").write(b)

UP, DOWN = ROWS, ROWS[::-1]
six = lambda x: f"{x:.6f}"

# Yahoo and yfinance
put("yahoo-classic.csv", ["Date,Open,High,Low,Close,Adj Close,Volume"] + [f"{r.iso},{six(r.o)},{six(r.h)},{six(r.l)},{six(r.c)},{six(r.a)},{r.v}" for r in UP[:3]]
    + ["2025-02-08,null,null,null,null,null,null"] + [f"{r.iso},{six(r.o)},{six(r.h)},{six(r.l)},{six(r.c)},{six(r.a)},{r.v}" for r in UP[3:]], end=False)
put("yahoo-2016.csv", ["Date,Open,High,Low,Close,Volume,Adj Close"] + [f"{r.iso},{six(r.o)},{six(r.h)},{six(r.l)},{six(r.c)},{r.v},{six(r.a)}" for r in DOWN])
put("yfinance-history.csv", ["Date,Open,High,Low,Close,Volume,Dividends,Stock Splits"] + [f"{r.iso} 00:00:00+08:00,{r.o},{r.h},{r.l},{r.c},{r.v},0.0,0.0" for r in UP])
put("yfinance-three.csv", ["Price,Close,High,Low,Open,Volume", "Ticker" + ",9988.HK"*5, "Date,,,,,"] + [f"{r.iso},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP], eol="\r\n")
put("yfinance-two.csv", ["Date,Adj Close,Close,High,Low,Open,Volume", ",9988.HK"*6] + [f"{r.iso},{r.a},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP])
put("yfinance-several.csv", ["Price" + ",Close,Close,High,High,Low,Low,Open,Open,Volume,Volume", "Ticker" + ",AAPL,NVDA"*5, "Date" + ","*10]
    + [f"{r.iso},{r.c},{r.c*2:.2f},{r.h},{r.h*2:.2f},{r.l},{r.l*2:.2f},{r.o},{r.o*2:.2f},{r.v},{r.v*2}" for r in UP])
put("yfinance-bygroup.csv", ["Ticker" + ",NVDA"*5 + ",AAPL"*5, "Price" + ",Open,High,Low,Close,Volume"*2, "Date" + ","*10]
    + [f"{r.iso},{r.o*2:.2f},{r.h*2:.2f},{r.l*2:.2f},{r.c*2:.2f},{r.v*2},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
put("yfinance-bygroup-bare.csv", [",AAPL"*5, "" + ",Open,High,Low,Close,Volume", "Date,,,,,"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
# all digits of the nearest floating-point numbers, as a computation leaves them
put("yfinance-flat.csv", ["date,close,high,low,open,volume"] + [f"{r.iso},{r.c:.16f},{r.h:.16f},{r.l:.16f},{r.o:.16f},{r.v}" for r in UP])
put("alphabetical.csv", ["date,close,high,low,open,volume"] + [f"{r.iso},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP])
put("yfinance-joined.csv", ["Date,Adj Close_AAPL,Close_AAPL,High_AAPL,Low_AAPL,Open_AAPL,Volume_AAPL"] + [f"{r.iso},{r.a},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP])
put("yfinance-tuples.csv", ["Date,\"('Close', 'AAPL')\",\"('Open', 'AAPL')\""] + [f"{r.iso},{r.c},{r.o}" for r in UP])
put("yahoo-chart.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{r.iso} 14:30:00,{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP + UP])

# downloads
put("stooq.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP], eol="\r\n")
put("stooq-pl.csv", ["Data;Otwarcie;Najwyzszy;Najnizszy;Zamkniecie;Wolumen"] + [f"{r.iso};{r.o};{r.h};{r.l};{r.c};{r.v}" for r in UP])
put("stooq-bulk.txt", ["<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>"] + [f"7203.JP,D,{r.num},000000,{r.o},{r.h},{r.l},{r.c},{r.v}.5,0" for r in UP])
put("nasdaq.csv", ["Date,Close/Last,Volume,Open,High,Low"] + [f"{r.mdy},${r.c},{r.v},${r.o},${r.h},${r.l}" for r in DOWN])
put("nasdaq-2020.csv", ["Date, Close/Last, Volume, Open, High, Low"] + [f"{r.mdy}, ${f2(r.c)}, {r.v}, ${f2(r.o)}, ${f2(r.h)}, ${f2(r.l)}" for r in DOWN], eol="\r\n")
put("nasdaq-close.csv", ["Date,Close,Volume,Open,High,Low"] + [f"{r.mdy},${f2(r.c)},\"{r.v:,}\",${f2(r.o)},${f2(r.h)},${f2(r.l)}" for r in DOWN])
put("nasdaq-index.csv", ["Date,Close/Last,Open,High,Low"] + [f"{r.mdy},{f2(r.c)},{f2(r.o)},{f2(r.h)},{f2(r.l)}" for r in DOWN])
put("investing.csv", [q("Date", "Price", "Open", "High", "Low", "Vol.", "Change %")] + [q(r.mdy, en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v) if r.i % 3 else "", f"{r.pct:.2f}%") for r in DOWN], bom=True, end=False)
put("investing-2020.csv", [q("Date", "Price", "Open", "High", "Low", "Vol.", "Change %")] + [q(f"Feb {r.d}, 2025", en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v) if r.i % 3 else "-", f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("investing-pt.csv", [q("Data", "Último", "Abertura", "Máxima", "Mínima", "Vol.", "Var%")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-es.csv", [q("Fecha", "Último", "Apertura", "Máximo", "Mínimo", "Vol.", "% var.")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-de.csv", [q("Datum", "Zuletzt", "Eröffn.", "Hoch", "Tief", "Vol.", "+/- %")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-fr.csv", [q("Date", "Dernier", "Ouv.", " Plus Haut", "Plus Bas", "Vol.", "Variation %")] + [q(r.dmy, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-it.csv", [q("Data", "Ultimo", "Apertura", "Massimo", "Minimo", "Vol.", "Var. %")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-tr.csv", [q("Tarih", "Şimdi", "Açılış", "Yüksek", "Düşük", "Hac.", "Fark %")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], enc="cp1254")
put("investing-ru.csv", [q("Дата", "Цена", "Откр.", "Макс.", "Мин.", "Объём", "Изм. %")] + [q(r.dot, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], enc="cp1251")
put("investing-zh.csv", [q("日期", "收盘", "开盘", "高", "低", "交易量", "涨跌幅")] + [q(f"{r.y}-{int(r.m)}-{int(r.d)}", en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("investing-zh-edited.csv", ["最大,最小,均值,,,,,,", "1029.70,991.15,1009.41,,,,,,", ",,,,,,,,", "日期,收盘,开盘,高,低,交易量,涨跌幅,,"]
    + [f"{r.y}年{int(r.m)}月{int(r.d)}日,{r.c},{r.o},{r.h},{r.l},{vol(r.v)},{r.pct:.2f}%,,{'均值 1.23' if r.i == 7 else ''}" for r in DOWN])
put("investing-ja.csv", [q("日付け", "終値", "始値", "高値", "安値", "出来高", "変化率 %")] + [q(f"{r.y}年{r.m}月{r.d}日", en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], enc="shift-jis")
put("investing-ko.csv", [q("날짜", "종가", "시가", "고가", "저가", "거래량", "변동 %")] + [q(f"{r.y}- {r.m}- {r.d}", en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("investing-vi.csv", [q("Ngày", "Lần cuối", "Mở", "Cao", "Thấp", "KL", "% Thay đổi")] + [q(r.dmy, en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("investing-id.csv", [q("Tanggal", "Terakhir", "Pembukaan", "Tertinggi", "Terendah", "Vol.", "Perubahan%")] + [q(r.dmy, eu(r.c), eu(r.o), eu(r.h), eu(r.l), vol(r.v, ","), f"{r.pct:.2f}%".replace(".", ",")) for r in DOWN], bom=True)
put("investing-th.csv", [q("วันเดือนปี", "ล่าสุด", "ราคาเปิด", "สูงสุด", "ต่ำสุด", "ปริมาณ", "% เปลี่ยน")] + [q(r.mdy, en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("investing-hk.csv", [q("日期", "收市", "開市", "高", "低", "成交量", "升跌（%）")] + [q(f"{r.y}年{int(r.m)}月{int(r.d)}日", en(r.c), en(r.o), en(r.h), en(r.l), vol(r.v), f"{r.pct:.2f}%") for r in DOWN], bom=True)
put("Download Data - STOCK_US_XNAS_AAPL.csv", ["Date,Open,High,Low,Close,Volume"] + [r.mdy + "," + q(en(r.o), en(r.h), en(r.l), en(r.c), f"{r.v:,}") for r in DOWN])
EVENT = {3: "0.24 Dividend", 5: "4:1 Stock Splits"}
put("yahoo-page.txt", ["Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits and dividend and/or capital gain distributions.\tVolume"]
    + [x for r in DOWN for x in [f"Feb {int(r.d)}, {r.y}\t" + "\t".join([en(r.o), en(r.h), en(r.l), en(r.c), str(r.a), f"{r.v:,}"])] + ([f"Feb {int(r.d)}, {r.y}\t{EVENT[r.i]}"] if r.i in EVENT else [])])
put("yahoo-page-rows.csv", [",Date,Open,High,Low,Close*,Adj Close**,Volume"]
    + [x for r in DOWN for x in [f'{r.i},"Feb {int(r.d)}, {r.y}",' + ",".join([q(en(r.o)), q(en(r.h)), q(en(r.l)), q(en(r.c)), str(r.a), str(r.v)])] + ([f'{r.i},"Feb {int(r.d)}, {r.y}",' + ",".join([EVENT[r.i]] * 6)] if r.i in EVENT else [])])
put("wsj.csv", ["Date, Open, High, Low, Close, Volume"] + [f"{r.m}/{r.d}/{r.y[2:]}, {f2(r.o)}, {f2(r.h)}, {f2(r.l)}, {f2(r.c)}, {r.v}" for r in DOWN])
put("googlefinance.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{r.dmy} 16:00:00,{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
put("google-old.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{int(r.d)}-Feb-25,{f2(r.o)},{f2(r.h)},{f2(r.l)},{f2(r.c)},{r.v}" for r in DOWN], bom=True)
put("macrotrends.csv", ['"MacroTrends Data Download"', "", '"BAC - Historical Price and Volume Data"', "", '"Note: Historical prices are adjusted for stock splits."', "",
    '"DISCLAIMER AND TERMS OF USE: provided ""as is""', 'and solely for informational purposes."', "", "date,open,high,low,close,volume"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
put("barchart.csv", ["Time,Open,High,Low,Latest,Change,%Change,Volume"] + [f"{r.mdy},{r.o},{r.h},{r.l},{r.c},{r.chg:.2f},{r.pct:.2f}%,{r.v}" for r in DOWN] + ['"Downloaded from Barchart.com as of 02-14-2025 07:29pm CST"'])
put("tradingview.csv", ["time,open,high,low,close,Volume,Volume MA,RSI"] + [f"{EPOCH[r.i]},{r.o},{r.h},{r.l},{r.c},{r.v},NaN,{50+r.i}.123" for r in UP])
put("tradingview-iso.csv", ["time,open,high,low,close,Volume"] + [f"{r.iso}T09:30:00-05:00,{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
put("kaggle-5yr.csv", ["date,open,high,low,close,volume,Name"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v},AAL" for r in UP] + [f"{r.iso},{r.o*2:.2f},{r.h*2:.2f},{r.l*2:.2f},{r.c*2:.2f},{r.v},AAPL" for r in UP])
put("aapl.us.txt", ["Date,Open,High,Low,Close,Volume,OpenInt"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v},0" for r in UP])
put("fred.csv", ["observation_date,SP500"] + [f"{r.iso},{r.c}" for r in UP[:3]] + ["2025-02-08,"] + [f"{r.iso},{r.c}" for r in UP[3:]])
put("fred-old.csv", ["DATE,SP500"] + [f"{r.iso},{r.c}" for r in UP[:3]] + ["2025-02-08,."] + [f"{r.iso},{r.c}" for r in UP[3:]])
put("cboe.csv", ["DATE,OPEN,HIGH,LOW,CLOSE"] + [f"{r.mdy},{six(r.o)},{six(r.h)},{six(r.l)},{six(r.c)}" for r in UP])
put("excel.csv", ["Date;Close"] + [f"{45658 + 30 + int(r.d) if r.i else r.iso};{str(r.c).replace('.', ',')}" for r in UP])
put("wide.csv", ["Date,AAPL,C,LOW,V"] + [f"{r.iso},{r.c},{r.c*2:.2f},{r.c*3:.2f},{'' if r.i < 2 else r.c}" for r in UP])

# services
put("alphavantage.csv", ["timestamp,open,high,low,close,volume"] + [f"{r.iso},{r.o:.4f},{r.h:.4f},{r.l:.4f},{r.c:.4f},{r.v}" for r in DOWN])
put("alphavantage-adjusted.csv", ["timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient"] + [f"{r.iso},{r.o:.4f},{r.h:.4f},{r.l:.4f},{r.c:.4f},{r.a},{r.v},0.0000,1.0" for r in DOWN])
put("tiingo.csv", ["date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor"] + [f"{r.iso}T00:00:00.000Z,{r.c},{r.h},{r.l},{r.o},{r.v},{r.a},{r.a},{r.a},{r.a},{r.v*4},0.0,1.0" for r in UP])
b = io.BytesIO()
with gzip.GzipFile(fileobj=b, mode="wb", mtime=0) as z:
    z.write("\n".join(["ticker,volume,open,close,high,low,window_start,transactions"] + [f"AAPL,{r.v},{r.o},{r.c},{r.h},{r.l},{(EPOCH[r.i]-34200)*10**9},129" for r in UP]).encode())
open("polygon.csv.gz", "wb").write(b.getvalue())
put("eodhd.csv", ["Date,Open,High,Low,Close,Adjusted_close,Volume"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.a},{r.v}.99" for r in UP])
put("twelvedata.csv", ["datetime;open;high;low;close;volume"] + [f"{r.iso};{r.o:.5f};{r.h:.5f};{r.l:.5f};{r.c:.5f};{r.v}" for r in DOWN])
put("fmp.csv", ["date,open,high,low,close,adjClose,volume,unadjustedVolume,change,changePercent,vwap,label,changeOverTime"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.a},{r.v},{r.v},{r.chg:.2f},{r.pct:.3f},{r.c},February {r.d}, 25,0.01" for r in DOWN])
put("fmp-stable.csv", ["symbol,date,open,high,low,close,volume,change,changePercent,vwap"] + [f"AAPL,{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v},{r.chg:.2f},{r.pct:.3f},{r.c}" for r in DOWN])
put("finnhub.csv", ["c,h,l,o,s,t,v"] + [f"{r.c},{r.h},{r.l},{r.o},ok,{EPOCH[r.i]},{r.v}" for r in UP])
put("quandl-wiki.csv", ["Date,Open,High,Low,Close,Volume,Ex-Dividend,Split Ratio,Adj. Open,Adj. High,Adj. Low,Adj. Close,Adj. Volume"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v}.0,0.0,1.0,{r.a},{r.a},{r.a},{r.a},{r.v}.0" for r in DOWN])
put("sharadar.csv", ["ticker,date,open,high,low,close,volume,closeadj,closeunadj,lastupdated"] + [f"AAPL,{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v},{r.a},{r.c*4:.2f},2025-02-17" for r in UP])
put("futu.csv", ["code,name,time_key,open,close,high,low,pe_ratio,turnover_rate,volume,turnover,change_rate,last_close"] + [f"HK.00700,腾讯控股,{r.iso} 00:00:00,{r.o},{r.c},{r.h},{r.l},20.1,0.001,{r.v},{r.v*400},{r.pct:.2f},{r.c}" for r in UP])

# terminals and databases
put("lseg.csv", ["Apple Inc | Price History (AAPL.O);;;;;;;;;;;;;;;"] + [";"*15]*8 + ["Price;Volume;%Volume;Count;;;;;;;;;;;;", "1.031,40;20.246.800;12,5%;42;;;;;;;;;;;;"] + [";"*15]*19
    + ["Exchange Date;Close;Net;%Chg;Open;Low;High;Volume;Turnover - USD;Flow;;;;;;"]
    + [f"{r.d}-Feb-{r.y};{eu(r.c)};{eu(r.chg)};{f'{r.pct:+.2f}'.replace('.', ',')}%;{eu(r.o)};{eu(r.l)};{eu(r.h)};{eu(r.v, 0)};{eu(r.v*r.c)};;;;;;;" for r in DOWN], eol="\r\n", bom=True)
put("lseg-en.csv", ["Exchange Date,Close,Net,%Chg,Open,Low,High,Volume,Turnover - USD,Flow,,,,,,"] + [f'{r.d}-Feb-{r.y},"{en(r.c)}",{r.chg:+.2f},{r.pct:+.2f}%,"{en(r.o)}","{en(r.l)}","{en(r.h)}","{r.v:,}","{en(r.v*r.c)}",,,,,,,' for r in DOWN])
put("bloomberg.csv", ["Date,PX_OPEN,PX_HIGH,PX_LOW,PX_LAST,PX_VOLUME"] + [f"{r.mdy},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP] + ["02/17/2025" + ",#N/A N/A"*5])
put("bloomberg-two.csv", [",AAPL US Equity,,MSFT US Equity,", "Dates,PX_LAST,PX_VOLUME,PX_LAST,PX_VOLUME"] + [f"{r.mdy},{r.c},{r.v},{r.c*2:.2f},{r.v}" for r in UP])
put("crsp.csv", ["PERMNO,date,TICKER,PRC,VOL,RET,SHROUT,OPENPRC,ASKHI,BIDLO,CFACPR"] + [f"14593,{r.num},AAPL,{'-' if r.i == 2 else ''}{r.c},{r.v},{'C' if r.i == 0 else f'{r.pct/100:.6f}'},1000,{r.o},{r.h},{r.l},1" for r in UP])
put("crsp-ciz.csv", ["PERMNO,HdrCUSIP,Ticker,PERMCO,IssuerNm,DlyCalDt,DlyPrc,DlyCap,DlyRet,DlyVol,DlyPrcFlg,DlyOpen,DlyHigh,DlyLow,sprtrn"] + [f"14593,03783310,AAPL,7,APPLE INC,{r.iso},{r.c},1.0,{r.pct/100:.6f},{r.v},TR,{r.o},{r.h},{r.l},0.001" for r in UP])
put("compustat.csv", ["gvkey,datadate,conm,isin,curcdd,ajexdi,cshtrd,prccd,prchd,prcld,prcod"] + [f"001690,{r.num},APPLE INC,US0378331005,USD,1,{r.v},{r.c},{r.h},{r.l},{r.o}" for r in UP])

# Asia and exchanges
put("akshare.csv", ["日期,股票代码,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率"] + [f"{r.iso},001270,{r.o},{r.c},{r.h},{r.l},{r.v},{r.v*r.c:.2f},1.2,{r.pct:.2f},{r.chg:.2f},0.5" for r in UP], bom=True)
put("tushare.csv", [",ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount"] + [f"{7-r.i},600519.SH,{r.num},{r.o},{r.h},{r.l},{r.c},{r.c},{r.chg:.2f},{r.pct:.4f},{r.v}.0,{r.v*r.c/1000:.3f}" for r in DOWN])
put("baostock.csv", ["date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,tradestatus,pctChg,isST"] + [f"{r.iso},sh.600519,{r.o:.10f},{r.h:.10f},{r.l:.10f},{r.c:.10f},{r.c:.10f},{r.v},{r.v*r.c:.4f},3,0.5,1,{r.pct:.6f},0" for r in UP])
put("netease.csv", ["日期,股票代码,名称,收盘价,最高价,最低价,开盘价,前收盘,涨跌额,涨跌幅,换手率,成交量,成交金额,总市值,流通市值"] + [f"{r.iso},'600000,浦发银行,{r.c},{r.h},{r.l},{r.o},{r.c},{r.chg:.2f},{r.pct:.4f},0.1,{r.v},{r.v*r.c:.1f},3.37255403762e+11,3.2e+11" for r in DOWN[:4]]
    + ["2025-02-08,'600000,浦发银行,0.0,0.0,0.0,0.0,997.35,None,None,0.0,0,0.0,3.3e+11,3.2e+11"] + [f"{r.iso},'600000,浦发银行,{r.c},{r.h},{r.l},{r.o},{r.c},{r.chg:.2f},{r.pct:.4f},0.1,{r.v},{r.v*r.c:.1f},3.37255403762e+11,3.2e+11" for r in DOWN[4:]], enc="gb18030", eol="\r\n")
put("wind.csv", ["代码,简称,日期,前收盘价(元),开盘价(元),最高价(元),最低价(元),收盘价(元),成交量(股),成交金额(元)"] + [f'600519.SH,贵州茅台,{r.iso},{r.c},"{en(r.o)}","{en(r.h)}","{en(r.l)}","{en(r.c)}","{r.v:,}","{en(r.v*r.c)}"' for r in UP] + ["", "数据来源：Wind"])
put("xbx.csv", ["邢不行 quantclass.cn 数据 整理,,,,,,,,,,,", "股票代码,股票名称,交易日期,开盘价,最高价,最低价,收盘价,前收盘价,成交量,成交额,流通市值,总市值"] + [f"sh600000,浦发银行,{r.iso},{r.o},{r.h},{r.l},{r.c},{r.c},{r.v},{r.v*r.c:.2f},1,2" for r in UP], enc="gbk")
put("twse.csv", ['"114年02月 2317 鴻海 各日成交資訊"', ",".join(f'"{h}"' for h in ["日期", "成交股數", "成交金額", "開盤價", "最高價", "最低價", "收盤價", "漲跌價差", "成交筆數"]) + ","]
    + [",".join(f'"{c}"' for c in [f"114/{r.m}/{r.d}", f"{r.v:,}", f"{round(r.v*r.c):,}", en(r.o), en(r.h), en(r.l), en(r.c), f"{r.chg:+.2f}", "12,345"]) + "," for r in UP]
    + ['"說明:"', '"符號說明:+/-/X表示漲/跌/不比價"'], enc="big5", eol="\r\n")
put("krx.csv", ["일자,종가,대비,등락률,시가,고가,저가,거래량,거래대금,시가총액,상장주식수"] + [q(f"{r.y}/{r.m}/{r.d}", r.c, f"{r.chg:.2f}", f"{r.pct:.2f}", r.o, r.h, r.l, r.v, 1, 2, 3) for r in DOWN], enc="euc-kr")
put("japan.csv", ["1301 東証プライム 極洋,,,,,", "日付,始値,高値,安値,終値,出来高,調整後終値"] + [f'{r.y}/{r.m}/{r.d},"{en(r.o)}","{en(r.h)}","{en(r.l)}","{en(r.c)}","{r.v:,}",{r.a}' for r in UP], enc="shift-jis", eol="\r\n")
put("nse.csv", ["Date ,series ,OPEN ,HIGH ,LOW ,PREV. CLOSE ,ltp ,close ,vwap ,52W H ,52W L ,VOLUME ,VALUE "] + [f'{r.d}-Feb-{r.y},EQ,"{en(r.o)}","{en(r.h)}","{en(r.l)}","{en(r.c-1)}","{en(r.c+1)}","{en(r.c)}","{en(r.c)}",1,2,"1,23,45,600","1,23,45,678.90"' for r in DOWN], bom=True)
put("euronext.csv", ['"Historical Data"', '"From 2025-02-05 to 2025-02-14"', "FR0000121014", "Date;Open;High;Low;Last;Close;Number of Shares;Number of Trades;Turnover;vwap"]
    + [f"{r.dmy};{f2(r.o)};{f2(r.h)};{f2(r.l)};{f2(r.c+1)};{f2(r.c)};{r.v};1234;{r.v*r.c:.2f};{f2(r.c)}" for r in DOWN], bom=True)
put("utf16.csv", ["Date\tOpen\tHigh\tLow\tClose\tVolume"] + [f"{r.iso}\t{r.o}\t{r.h}\t{r.l}\t{r.c}\t{r.v}" for r in UP], enc="utf-16")
put("cr-only.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP], eol="\r")
put("pipes.csv", ["date|symbol|close"] + [f"{r.iso}|X|{r.c}" for r in UP])
put("swiss.csv", ["Datum;Schluss"] + [f"{r.dot};{en(r.c).replace(',', '’')}" for r in UP])

# the rest of the labels
put("yfinance-flat-adj.csv", ["Date,Adj Close,Close,High,Low,Open,Volume"] + [f"{r.iso},{r.a},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP])
put("stooq-index.csv", ["Date,Open,High,Low,Close"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c}" for r in UP], eol="\r\n")
put("finam.txt", ["<TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>"] + [f"SBER;D;{r.num};000000;{r.o};{r.h};{r.l};{r.c};{r.v}" for r in UP])
put("polygon-rest.csv", ["v,vw,o,c,h,l,t,n"] + [f"{r.v},{r.c},{r.o},{r.c},{r.h},{r.l},{(EPOCH[r.i]-34200)*1000},77" for r in UP])
put("iex.csv", ["date,open,high,low,close,volume,unadjustedVolume,change,changePercent,vwap,label,changeOverTime"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.v},{r.v},{r.chg:.2f},{r.pct:.3f},{r.c},\"Feb {r.d}, 25\",0.01" for r in UP])
put("eodhd-panel.csv", ["date,open,high,low,close,adjusted_close,volume,symbol"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.a},{r.v},AAPL.US" for r in UP] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.a},{r.v},TSLA.US" for r in UP])

# names of columns that stand in no file above
AMON = {"01": "JAN", "02": "FEB"}
put("alphavantage-json.csv", [",1. open,2. high,3. low,4. close,5. volume"] + [f"{r.iso},{r.o:.4f},{r.h:.4f},{r.l:.4f},{r.c:.4f},{r.v}" for r in DOWN])
put("alphavantage-json-adjusted.csv", ["date,1. open,2. high,3. low,4. close,5. adjusted close,6. volume,7. dividend amount,8. split coefficient"] + [f"{r.iso},{r.o},{r.h},{r.l},{r.c},{r.a},{r.v}.0,0.0,1.0" for r in DOWN])
put("jquants.csv", ["Date,Code,Open,High,Low,Close,UpperLimit,LowerLimit,Volume,TurnoverValue,AdjustmentFactor,AdjustmentOpen,AdjustmentHigh,AdjustmentLow,AdjustmentClose,AdjustmentVolume"] + [f"{r.iso},72030,{r.o},{r.h},{r.l},{r.c},0,0,{r.v},{r.v*r.c:.0f},1.0,{r.o/5:.2f},{r.h/5:.2f},{r.l/5:.2f},{r.c/5:.2f},{r.v*5}" for r in UP])
put("lseg-python.csv", ["Date,TRDPRC_1,MKT_HIGH,MKT_LOW,ACVOL_UNS,MKT_OPEN,BID,ASK,TRNOVR_UNS,VWAP,NUM_MOVES,TRD_STATUS"] + [f"{r.iso},{r.c},{r.h},{r.l},{r.v},{r.o},{r.c-.01:.2f},{r.c+.01:.2f},{r.v*r.c:.0f},{(r.h+r.l)/2:.4f},{r.v//90},1" for r in UP])
put("lseg-fields.csv", ["Date,TRDPRC_1,HIGH_1,LOW_1,OPEN_PRC,ACVOL_UNS"] + [f"{r.iso},{r.c},{r.h},{r.l},{r.o},{r.v}" for r in UP])
put("bhavcopy.csv", ["TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric,SttlmPric,TtlTradgVol,TtlTrfVal,Rmks"] + [f"{r.iso},{r.iso},CM,NSE,STK,1594,INE009A01021,INFY,EQ,{r.o},{r.h},{r.l},{r.c},{r.c-.05:.2f},{r.o},{r.c},{r.v},{r.v*r.c:.2f}," for r in UP])
put("bhavcopy-full.csv", ["SYMBOL, SERIES, DATE1, PREV_CLOSE, OPEN_PRICE, HIGH_PRICE, LOW_PRICE, LAST_PRICE, CLOSE_PRICE, AVG_PRICE, TTL_TRD_QNTY, TURNOVER_LACS, NO_OF_TRADES, DELIV_QTY, DELIV_PER"] + [f"INFY, EQ, {r.d}-{MON[int(r.m)]}-{r.y}, {r.o}, {r.o}, {r.h}, {r.l}, {r.c-.05:.2f}, {r.c}, {(r.h+r.l)/2:.2f}, {r.v}, {r.v/100:.2f}, {r.v//90}, {r.v//2}, 50.00" for r in UP])
put("dhaka.csv", ["#,DATE,TRADING CODE,LTP*,HIGH,LOW,OPENP*,CLOSEP*,YCP,TRADE,VALUE (mn),VOLUME"] + [f'{r.i+1},{r.iso},GP,"{en(r.c-.1)}","{en(r.h)}","{en(r.l)}","{en(r.o)}","{en(r.c)}","{en(r.o)}","{r.v//90:,}",{r.v/1e4:.3f},"{r.v:,}"' for r in DOWN])
put("warsaw.csv", ["Data;Nazwa;ISIN;Waluta;Kurs otwarcia;Kurs max;Kurs min;Kurs zamknięcia;Zmiana;Wolumen;Liczba Transakcji;Obrót"] + [f"{r.iso};KGHM;PLKGHM000017;PLN;{f2(r.o)};{f2(r.h)};{f2(r.l)};{f2(r.c)};{r.pct:.2f};{r.v};{r.v//90};{r.v*r.c/1000:.2f}" for r in UP], enc="cp1250")
put("boursorama.txt", ["date\touv\thaut\tbas\tclos\tvol\tdevise\t"] + [f"{r.dmy} 00:00\t{r.o}\t{r.h}\t{r.l}\t{r.c}\t{r.v}\tEUR\t" for r in UP])
put("milan.csv", ["Data;Prezzo di apertura;Prezzo massimo;Prezzo minimo;Prezzo di chiusura;Volume"] + [f"{r.dmy};{eu(r.o)};{eu(r.h)};{eu(r.l)};{eu(r.c)};{eu(r.v, 0)}" for r in DOWN])
put("oslo.csv", ["Dato;Siste;Åpning;Høy;Lav;Volum"] + [f"{r.dot};{eu(r.c)};{eu(r.o)};{eu(r.h)};{eu(r.l)};{eu(r.v, 0)}" for r in DOWN])
put("capitaliq.csv", ["Date,Apple Inc. (NasdaqGS:AAPL) - Share Pricing,S&P 500 (^SPX) - Index Value"] + [f"{MON[int(r.m)]}-{r.d}-{r.y},{r.c},{r.c*5:.2f}" for r in UP])
put("googlefinance-ja.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{r.y}/{r.m}/{r.d} 16:00:00,{r.o},{r.h},{r.l},{r.c},{r.v}" for r in UP])
put("naver.csv", ["날짜,종가,전일비,시가,고가,저가,거래량"] + [f'{r.y}.{r.m}.{r.d},"{en(r.c)}",{r.chg:.2f},"{en(r.o)}","{en(r.h)}","{en(r.l)}","{r.v:,}"' for r in DOWN], enc="euc-kr")
put("cryptocompare.csv", ["time,high,low,open,volumefrom,volumeto,close,conversionType,conversionSymbol"] + [f"{EPOCH[r.i]},{r.h},{r.l},{r.o},{r.v},{r.v*9},{r.c},direct," for r in UP])
