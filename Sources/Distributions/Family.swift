/// The families of distributions that a scenario can name, by their names in the language.
package enum Family: String, Sendable, Hashable, CaseIterable {
    case uniform, normal, lognormal, exponential, gamma, beta, weibull, pareto
    case logisticDist = "logistic_dist"
    case laplace, cauchy, gumbel, rayleigh
    case studentT = "student_t"
    case chiSquared = "chi_squared"
    case fisherF = "fisher_f"
    case triangular, pert
    case normalBetween = "normal_between"
    case lognormalBetween = "lognormal_between"
    case betaBetween = "beta_between"
    case bernoulli, poisson, binomial, geometric
    case negativeBinomial = "negative_binomial"
    case hypergeometric
    case pick, empirical
    case truncated, mixture
    /// A truth value, true with a probability; as a number 1 or 0, true at the upper end of the unit interval.
    case chance
}
