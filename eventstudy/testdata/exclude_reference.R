# Reference for the test of excluded days, base R only: the market model of BABA on SPY of the
# embedded case, estimation window [-250,-11] before 13 February 2025, with one dummy variable for
# each of nine days: three releases of results, each with the sessions around it.
# Run in this folder: Rscript exclude_reference.R > exclude_reference.txt
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
releases <- as.Date(c("2024-05-14", "2024-08-15", "2024-11-15"))
at <- match(releases, x$date)
days <- x$date[sort(c(at - 1, at, at + 1))]
for (k in seq_along(days)) est[[paste0("d", k)]] <- as.numeric(est$date == days[k])
fit <- lm(r ~ ., data = est[, c("r", "rm", paste0("d", seq_along(days)))])
s <- summary(fit)
out <- function(name, v) cat(sprintf("%s %.17g\n", name, v))
out("alpha", coef(fit)[["(Intercept)"]])
out("beta", coef(fit)[["rm"]])
out("alpha_se", s$coefficients["(Intercept)", "Std. Error"])
out("beta_se", s$coefficients["rm", "Std. Error"])
out("sigma", s$sigma)
out("df", fit$df.residual)
