# Reference of package regress: R 4.2 with sandwich, lmtest and metafor. Writes sample.csv, a
# cross-section of 60 abnormal returns with forecast errors, and reference.csv.
suppressMessages({library(sandwich); library(lmtest); library(metafor)})
options(digits = 17)
set.seed(20)
n <- 60
d <- data.frame(date = sprintf("2020-03-%02d", sample(1:14, n, TRUE)),
                firm = sprintf("F%02d", sample(1:25, n, TRUE)),
                size = round(exp(rnorm(n, 8, 1.2)), 2), lev = round(runif(n), 4),
                ind = sample(c("bank", "oil", "tech"), n, TRUE))
d$v <- signif(1e-4 * (0.4 + rexp(n)), 6)
d$y <- round(0.01 + 0.004 * log(d$size) - 0.02 * d$lev + 0.01 * (d$ind == "oil") +
             rnorm(n, 0, 0.02) + rnorm(n, 0, sqrt(d$v)), 8)
write.csv(d, "sample.csv", row.names = FALSE, quote = FALSE)
rows <- list()
put <- function(weights, se, what, name, value)
  rows[[length(rows) + 1]] <<- c(weights, se, what, name, sprintf("%.17g", value))
form <- y ~ log(size) + lev + ind
re <- rma(yi = y, vi = v, mods = ~ log(size) + lev + ind, data = d, method = "DL",
          control = list(tau2.min = 0))
for (weights in c("none", "forecast", "random")) {
  d$w <- switch(weights, none = rep(1, n), forecast = 1 / d$v, random = 1 / (d$v + re$tau2))
  fm <- lm(form, d, weights = w)
  names(fm$coefficients) <- c("intercept", "log(size)", "lev", "ind=oil", "ind=tech")
  put(weights, "", "r2", "", summary(fm)$r.squared)
  put(weights, "", "adjusted", "", summary(fm)$adj.r.squared)
  put(weights, "", "sigma", "", summary(fm)$sigma)
  h <- hatvalues(fm)
  for (i in which(h > 4 * 5 / n)) put(weights, "", "leverage", i, h[i])
  for (name in names(coef(fm))) put(weights, "", "estimate", name, coef(fm)[name])
  # the variance of a coefficient beside that of a regression on its column alone
  x <- model.matrix(form, d)
  for (j in 2:5) {
    part <- summary(lm(x[, j] ~ x[, -c(1, j)], weights = w, data = d))$r.squared
    put(weights, "", "vif", names(coef(fm))[j], 1 / (1 - part))
  }
  # Koenker's form by its definition, on the weighted residuals; lmtest for the unweighted fit
  u2 <- d$w * resid(fm)^2
  bp <- n * summary(lm(u2 ~ log(size) + lev + ind, d))$r.squared
  if (weights == "none") stopifnot(abs(bp - bptest(form, data = d)$statistic) < 1e-10)
  put(weights, "", "bp", "", bp)
  put(weights, "", "bp_p", "", pchisq(bp, 4, lower.tail = FALSE))
  forms <- list(classical = vcov(fm), hc1 = vcovHC(fm, type = "HC1"), hc3 = vcovHC(fm, type = "HC3"),
    date = vcovCL(fm, cluster = ~date, type = "HC1"),
    "date+security" = vcovCL(fm, cluster = ~date + firm, type = "HC1", multi0 = FALSE))
  for (se in names(forms)) {
    df <- switch(se, date = length(unique(d$date)) - 1,
                 "date+security" = min(length(unique(d$date)), length(unique(d$firm))) - 1, n - 5)
    ct <- coeftest(fm, forms[[se]], df = df)
    ci <- coefci(fm, vcov. = forms[[se]], df = df)
    for (name in names(coef(fm))) {
      put(weights, se, "se", name, ct[name, 2])
      put(weights, se, "p", name, ct[name, 4])
      put(weights, se, "high", name, ci[name, 2])
    }
    b <- coef(fm)[-1]; v <- forms[[se]][-1, -1]
    f <- drop(b %*% solve(v, b)) / 4
    put(weights, se, "f", "", f)
    put(weights, se, "f_p", "", pf(f, 4, df, lower.tail = FALSE))
  }
}
put("none", "", "sd", "log(size)", sd(log(d$size)))
put("none", "", "sd", "lev", sd(d$lev))
put("random", "", "tau2", "", re$tau2)
put("random", "", "q", "", re$QE)
out <- as.data.frame(do.call(rbind, rows))
names(out) <- c("weights", "se", "what", "name", "value")
write.csv(out, "reference.csv", row.names = FALSE, quote = FALSE)
