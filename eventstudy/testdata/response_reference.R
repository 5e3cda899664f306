# Abnormal volume and abnormal volatility by base R alone: Rscript response_reference.R
# writes response_volumes.csv (shares traded, made here) and response_reference.csv.
set.seed(11)
n <- 320
ar <- function(phi, sd) as.numeric(filter(rnorm(n, 0, sd), phi, "recursive"))
m <- ar(0.5, 0.3)
V <- data.frame(n = round(exp(13 + 0.8 * m + ar(0.6, 0.3))), m = round(exp(16 + m)))
write.csv(V, "response_volumes.csv", row.names = FALSE, quote = FALSE)
est <- 41:280; zero <- 291
windows <- list(c(0, 0), c(-1, 1), c(-5, 5))
out <- file("response_reference.csv", "w")
cat("what,value\n", file = out)
put <- function(what, v) cat(what, ",", sprintf("%.15g", v), "\n", sep = "", file = out)

blocks <- function(x, L) sapply(L:length(x), function(i) sum(x[(i - L + 1):i]))
# The variance of a sum: of sums of as many residuals for several days, the exact one for a day.
judge <- function(name, y, X, fit, own = NULL, U = NULL) {
  e <- resid(fit); M <- length(e); K <- ncol(X); s2 <- sum(e^2) / (M - K)
  for (w in windows) {
    d <- (zero + w[1]):(zero + w[2]); L <- length(d)
    car <- sum(y[d] - X[d, , drop = FALSE] %*% coef(fit))
    c <- colSums(X[d, , drop = FALSE])
    h <- drop(t(c) %*% solve(crossprod(X[est, , drop = FALSE])) %*% c)
    B <- mean(blocks(e, L)^2) * M / (M - K) * (M - 1) / (M - L)
    v <- if (L == 1) s2 * (1 + h) else B * (1 + h / L)
    k <- sprintf("[%+d %+d]", w[1], w[2])
    put(paste0(name, " car", k), car); put(paste0(name, " se", k), sqrt(v))
    put(paste0(name, " p", k), 2 * pt(-abs(car) / sqrt(v), M - K))
    S <- blocks(e, L); z <- car / sqrt(v); S <- S / sqrt(mean(S^2))
    if (!is.null(U)) { S <- blocks(U[est], L); z <- sum(U[d]) }
    put(paste0(name, " rank", k), 1 + sum(S < z))
  }
}
y <- log(V$n); X <- cbind(1, log(V$m))
fit <- lm(y ~ x, data.frame(y = y, x = X[, 2])[est, ])
put("volume alpha", coef(fit)[1]); put("volume beta", coef(fit)[2])
judge("volume", y, X, fit)

D <- read.csv("models.csv", check.names = FALSE)
base <- lm(r ~ rm, D[est, ])
U <- rep(NA, nrow(D))
U[est] <- rstandard(base)^2
q <- predict(base, D, se.fit = TRUE)
ev <- (zero - 10):(zero + 10)
U[ev] <- ((D$r - q$fit)^2 / (q$se.fit^2 + q$residual.scale^2))[ev]
l <- log(U)
judge("volatility", l, matrix(1, nrow(D), 1), lm(l[est] ~ 1), U = U)
put("volatility mean", mean(l[est]))
put("volatility beta", coef(base)[2])

# Turnover: shares outstanding from day 1, more from day 151, in shares; day 60 is without trading.
V$n[60] <- 0
S <- ifelse(seq_len(n) < 151, 5e7, 5.6e7)
y <- log(100 * V$n / S + 0.000255)
fit <- lm(y ~ x, data.frame(y = y, x = X[, 2])[est, ])
put("turnover alpha", coef(fit)[1]); put("turnover beta", coef(fit)[2])
judge("turnover", y, X, fit)
close(out)
