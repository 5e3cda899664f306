# Reference for the moments of an estimation sample and of CARs over events, base R only: the market
# model of BABA on SPY of the embedded case, estimation window [-250,-11] before 13 February 2025;
# and the seven CARs of no_estimation_reference.txt.
# Run in this folder: Rscript shape_reference.R > shape_reference.txt
prices <- function(id) {
  x <- read.csv(file.path("..", "..", "data", "cases", "apple-alibaba-2025", "prices",
                          paste0(id, ".csv")), check.names = FALSE)
  x <- x[x[["Adj Close"]] != "null", ]
  data.frame(date = as.Date(x$Date), p = as.numeric(x[["Adj Close"]]))
}
b <- prices("BABA"); m <- prices("SPY")
m$rm <- c(NA, m$p[-1] / m$p[-nrow(m)] - 1)
b$r <- c(NA, b$p[-1] / b$p[-nrow(b)] - 1)
x <- merge(m[, c("date", "rm")], b[, c("date", "r")], by = "date")
x <- x[order(x$date), ]
t0 <- which(x$date == as.Date("2025-02-13"))
est <- x[(t0 - 250):(t0 - 11), ]
fit <- lm(r ~ rm, data = est)
e <- resid(fit)
moment <- function(v, k) mean((v - mean(v))^k)
out <- function(name, v) cat(sprintf("%s %.17g\n", name, v))
out("mean_return", mean(est$r))
out("positive", mean(e > 0))
out("skewness", moment(e, 3) / moment(e, 2)^1.5)
out("kurtosis", moment(e, 4) / moment(e, 2)^2 - 3)
out("autocorrelation", acf(e, lag.max = 1, plot = FALSE)$acf[2])
out("residual_first", e[1])
out("residual_last", e[length(e)])
out("standardised_last", e[length(e)] / (summary(fit)$sigma * sqrt(1 - 2 / length(e))))
ref <- read.table("no_estimation_reference.txt")
car <- ref$V2[grepl("^car[1-7]$", ref$V1)]
out("sd", sd(car))
out("car_skewness", moment(car, 3) / moment(car, 2)^1.5)
out("car_kurtosis", moment(car, 4) / moment(car, 2)^2 - 3)
q <- quantile(car, c(.25, .5, .75), type = 7, names = FALSE)
out("q1", q[1]); out("median", q[2]); out("q3", q[3])
