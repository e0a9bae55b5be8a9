/// The same hundred futures in two scenarios, which have common random numbers: a dot for each, by where it succeeds.
struct SharedFutures {
    let name: String
    let scenario: String
    let baseline: String
    let together: ComparisonNumbers.Together

    var figure: Figure {
        func ending(_ title: String, _ tone: Tone, _ probability: Double) -> Endings.Ending {
            Endings.Ending(
                name: title, title: title, tone: tone,
                share: ReportNumbers.Share(probability: probability, lower: nil, upper: nil, overInputs: nil))
        }
        let endings = Endings([
            ending("success in both", .good1, together.both),
            ending("only in \(scenario)", .good2, together.scenarioOnly),
            ending("only in \(baseline)", .bad1, together.baselineOnly), ending("in neither", .rest, together.neither),
        ])
        return HundredDots(endings: endings, futures: "futures, the same in both scenarios")
            .figure(named: name, title: "\(scenario) and \(baseline), future by future")
    }
}
