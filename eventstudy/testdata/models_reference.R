# Estimates the models on models.csv a second time, in R alone: Rscript models_reference.R > models_reference_R.txt
# lm() and predict(se.fit) for the regressions; the GARCH likelihood by optim() on unbounded
# parameters, its Hessian by optimHess().
D <- read.csv("models.csv", check.names = FALSE)
put <- function(m, name, v) cat(m, name, sprintf("%.17g", v), "\n", sep = " ")
cat("#", R.version.string, "\n")
est <- 41:280; zero <- 291                      # R counts rows from 1
windows <- list(c(0, 0), c(-1, 1), c(-10, 10))

judge <- function(m, fit, X, y, s2, V, df) for (w in windows) {
  d <- (zero + w[1]):(zero + w[2])
  car <- sum(y[d] - X[d, , drop = FALSE] %*% coef(fit))
  c <- colSums(X[d, , drop = FALSE])
  v <- s2 * length(d) + drop(t(c) %*% V %*% c)
  k <- sprintf("[%d,%d]", w[1], w[2])
  put(m, paste0("car", k), car); put(m, paste0("var", k), v)
  put(m, paste0("p", k), 2 * pt(-abs(car) / sqrt(v), df))
}
ols <- function(m, y, f) {
  X <- as.matrix(cbind(1, D[, f, drop = FALSE]))
  fit <- lm(y[est] ~ X[est, -1, drop = FALSE])
  s <- summary(fit)
  terms <- c("alpha", if (m == "capm") "beta" else f)
  for (k in seq_along(terms)) {
    put(m, terms[k], s$coefficients[k, 1]); put(m, paste0("se_", terms[k]), s$coefficients[k, 2])
  }
  put(m, "sigma", s$sigma); put(m, "r2", s$r.squared)
  judge(m, fit, X, y, s$sigma^2, vcov(fit), fit$df.residual)
}
ols("capm", D$r - D$RF, "Mkt-RF")
ols("ff3", D$r - D$RF, c("Mkt-RF", "SMB", "HML"))
ols("carhart", D$r - D$RF, c("Mkt-RF", "SMB", "HML", "Mom"))
ols("ff5", D$r - D$RF, c("Mkt-RF", "SMB", "HML", "RMW", "CMA"))
ols("ff6", D$r - D$RF, c("Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom"))
ols("factors-plain", D$r, c("Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom"))

# Dimson with one lead and lag: the sum of the slopes and its standard error from the plain regression.
n <- nrow(D); i <- est
fit <- lm(D$r[i] ~ D$rm[i - 1] + D$rm[i] + D$rm[i + 1])
w <- c(0, 1, 1, 1)
put("dimson1", "beta", sum(w * coef(fit))); put("dimson1", "se_beta", sqrt(drop(t(w) %*% vcov(fit) %*% w)))
put("dimson1", "sigma", summary(fit)$sigma)

# Scholes & Williams.
i <- est[2:(length(est) - 1)]
b <- sapply(-1:1, function(k) coef(lm(D$r[i] ~ D$rm[i + k]))[2])
beta <- sum(b) / (1 + 2 * cor(D$rm[i], D$rm[i - 1]))
put("scholes-williams", "beta", beta)
put("scholes-williams", "alpha", mean(D$r[i]) - beta * mean(D$rm[i]))

# GARCH(1,1): log unconditional variance, logit of persistence, logit of the share of the ARCH term.
y <- D$r[est]; x <- D$rm[est]
ll <- function(th) {
  e <- y - th[1] - th[2] * x
  h <- numeric(length(e)); h[1] <- th[3] + (th[4] + th[5]) * mean(e^2)
  for (t in 2:length(e)) h[t] <- th[3] + th[4] * e[t - 1]^2 + th[5] * h[t - 1]
  -0.5 * sum(log(2 * pi) + log(h) + e^2 / h)
}
back <- function(z) {
  p <- plogis(z[4]); s <- plogis(z[5])
  c(z[1] / 100, z[2], exp(z[3]) * (1 - p), p * s, p * (1 - s))
}
o <- lm(y ~ x)
z <- c(100 * coef(o)[1], coef(o)[2], log(var(resid(o))), qlogis(0.8), qlogis(0.2))
for (k in 1:5) z <- optim(z, function(z) -ll(back(z)), method = "BFGS", control = list(reltol = 1e-15, maxit = 2000, ndeps = rep(1e-6, 5)))$par
th <- back(z)
u <- abs(th)                                    # differences in units of the estimates
H <- optimHess(th / u, function(q) ll(q * u), control = list(ndeps = rep(1e-4, 5)))
se <- sqrt(diag(solve(-H))) * u
for (k in 1:5) {
  put("garch", c("alpha", "beta", "omega", "arch", "garch")[k], th[k]); put("garch", paste0("se_", c("alpha", "beta", "omega", "arch", "garch")[k]), se[k])
}
put("garch", "loglik", ll(th))

# Ljung–Box by Box.test, the LM test by lm.
e <- resid(o)
q <- Box.test(e, lag = 10, type = "Ljung-Box")
put("ljung-box", "stat", q$statistic); put("ljung-box", "p", q$p.value)
E5 <- embed(e^2, 6)
s <- summary(lm(E5[, 1] ~ E5[, -1]))
put("arch-lm", "stat", nrow(E5) * s$r.squared); put("arch-lm", "p", pchisq(nrow(E5) * s$r.squared, 5, lower.tail = FALSE))

# Newey–West of the market model with 5 lags, factor M/(M − K).
G <- cbind(1, x) * e; M <- length(e); S <- crossprod(G)
for (l in 1:5) { C <- crossprod(G[-(1:l), ], G[1:(M - l), ]); S <- S + (1 - l / 6) * (C + t(C)) }
B <- solve(crossprod(cbind(1, x)))
put("hac5", "se_alpha", sqrt((B %*% S %*% B)[1, 1] * M / (M - 2))); put("hac5", "se_beta", sqrt((B %*% S %*% B)[2, 2] * M / (M - 2)))
