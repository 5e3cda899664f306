# Reference for events without an estimation sample, base R only: returns of AAPL and BABA less
# those of SPY, embedded case. Five events lie in the first half year of the files, before which
# there is no estimation window [-250,-11]; two have one.
# Run in this folder: Rscript no_estimation_reference.R > no_estimation_reference.txt
prices <- function(id) {
  x <- read.csv(file.path("..", "..", "data", "cases", "apple-alibaba-2025", "prices",
                          paste0(id, ".csv")), check.names = FALSE)
  x <- x[x[["Adj Close"]] != "null", ]
  data.frame(date = as.Date(x$Date), p = as.numeric(x[["Adj Close"]]))
}
returns <- function(x) c(NA, x$p[-1] / x$p[-nrow(x)] - 1)
m <- prices("SPY"); m$rm <- returns(m)
diffs <- function(id) {
  x <- prices(id); x$r <- returns(x)
  x <- merge(m[, c("date", "rm")], x[, c("date", "r")], by = "date")
  x <- x[order(x$date), ]
  data.frame(date = x$date, ar = x$r - x$rm)
}
ar <- list(AAPL = diffs("AAPL"), BABA = diffs("BABA"))
events <- data.frame(id = c("AAPL", "BABA", "AAPL", "BABA", "AAPL", "AAPL", "BABA"),
  date = as.Date(c("2022-02-01", "2022-02-24", "2022-03-16", "2022-04-20", "2022-06-01",
                   "2025-02-12", "2025-02-13")))
car <- scar <- df <- numeric(0)
for (i in seq_len(nrow(events))) {
  x <- ar[[events$id[i]]]
  t0 <- which(x$date == events$date[i])
  car[i] <- sum(x$ar[(t0 - 1):(t0 + 1)])
  if (t0 > 251) {
    est <- x$ar[(t0 - 250):(t0 - 11)]
    scar[i] <- car[i] / (sd(est) * sqrt(3))
    df[i] <- length(est) - 1
  } else scar[i] <- df[i] <- NA
}
out <- function(name, v) cat(sprintf("%s %.17g\n", name, v))
for (i in seq_along(car)) out(paste0("car", i), car[i])
out("caar", mean(car))
ct <- t.test(car)
out("cross", ct$statistic); out("cross_p", ct$p.value)
out("cross_lo", ct$conf.int[1]); out("cross_hi", ct$conf.int[2])
n <- length(car); S <- mean(car) / sd(car)
g <- n / ((n - 1) * (n - 2)) * sum(((car - mean(car)) / sd(car))^3)
hall <- sqrt(n) * (S + g * S^2 / 3 + g^2 * S^3 / 27 + g / (6 * n))
out("skew", hall); out("skew_p", 2 * pt(-abs(hall), n - 1))
out("sign", sum(car > 0)); out("sign_p", binom.test(sum(car > 0), n)$p.value)
w <- wilcox.test(car, exact = TRUE)
out("wilcoxon", w$statistic); out("wilcoxon_p", w$p.value)
k <- !is.na(scar)
out("patell", sum(scar[k]) / sqrt(sum(df[k] / (df[k] - 2))))
out("patell_p", 2 * pnorm(-abs(sum(scar[k]) / sqrt(sum(df[k] / (df[k] - 2))))))
b <- t.test(scar[k])
out("bmp", b$statistic); out("bmp_p", b$p.value)
