# Reference for the test of kept lengths, base R only: the market model of BABA on SPY of the
# embedded case before 13 February 2025 without nine days (three releases of results, each with the
# sessions around it), over the last 240 other days that end on day -11.
# Run in this folder: Rscript exclude_keep_reference.R > exclude_keep_reference.txt
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
at <- match(as.Date(c("2024-05-14", "2024-08-15", "2024-11-15")), x$date)
before <- setdiff(1:(t0 - 11), c(at - 1, at, at + 1))
before <- before[!is.na(x$r[before]) & !is.na(x$rm[before])]
est <- x[tail(before, 240), ]
fit <- lm(r ~ rm, data = est)
s <- summary(fit)
event <- x[t0 + -1:1, ]
ar <- event$r - predict(fit, event)
X <- cbind(1, est$rm); c0 <- colSums(cbind(1, event$rm))
out <- function(name, v) cat(sprintf("%s %.17g\n", name, v))
out("alpha", coef(fit)[["(Intercept)"]])
out("beta", coef(fit)[["rm"]])
out("alpha_se", s$coefficients["(Intercept)", "Std. Error"])
out("beta_se", s$coefficients["rm", "Std. Error"])
out("sigma", s$sigma)
out("df", fit$df.residual)
out("first", min(before[before >= tail(before, 240)[1]]) - t0)
out("car", sum(ar))
out("car_se", s$sigma * sqrt(3 + drop(t(c0) %*% solve(t(X) %*% X) %*% c0)))
