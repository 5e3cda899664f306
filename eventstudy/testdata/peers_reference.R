# The model peer-index on models.csv by R alone: Rscript peers_reference.R > peers_reference.csv
# The factor columns serve as returns of five peers; one of them lacks returns on some days.
D <- read.csv("models.csv", check.names = FALSE)
P <- as.matrix(D[, c("SMB", "HML", "RMW", "CMA", "Mom")])
P[c(101:104, 292), "Mom"] <- NA                 # R counts rows from 1
D$rp <- rowMeans(P, na.rm = TRUE)
est <- 41:280; zero <- 291
cat("what,value\n")
put <- function(what, v) cat(what, ",", sprintf("%.15g", v), "\n", sep = "")
fit <- lm(r ~ rm + rp, D[est, ])
s <- summary(fit)
for (k in 1:3) { n <- c("alpha", "beta", "gamma")[k]
  put(n, s$coefficients[k, 1]); put(paste0("se_", n), s$coefficients[k, 2]) }
put("sigma", s$sigma); put("r2", s$r.squared)
put("adj", s$adj.r.squared); put("without", summary(lm(r ~ rm, D[est, ]))$adj.r.squared)
X <- cbind(1, D$rm, D$rp)
for (w in list(c(0, 0), c(-1, 1), c(-10, 10))) {
  d <- (zero + w[1]):(zero + w[2])
  c <- colSums(X[d, , drop = FALSE])
  key <- sprintf("[%+d %+d]", w[1], w[2])
  put(paste0("car", key), sum(D$r[d] - X[d, , drop = FALSE] %*% coef(fit)))
  put(paste0("se", key), sqrt(s$sigma^2 * length(d) + drop(t(c) %*% vcov(fit) %*% c)))
}
for (j in colnames(P)) {
  i <- est[!is.na(P[est, j])]
  put(paste0("corr ", j), cor(resid(lm(D$r[i] ~ D$rm[i])), resid(lm(P[i, j] ~ D$rm[i]))))
}
