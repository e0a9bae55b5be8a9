// What is kept of a study in a file, part by part.

extension StudyTally: Coded {
    static var blank: StudyTally { StudyTally(tallies: [], pairs: [], success: nil) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&first)
        try coder.code(&played)
        try coder.code(&tallies)
        try coder.code(&pairs)
        try coder.code(&success)
        try coder.code(&looks)
    }
}

extension Tally: Coded {
    static var blank: Tally {
        Tally(
            outcomes: [], faults: .blank, issues: [], events: [], questions: [], measures: [], faultsByExpression: [],
            clampsByExpression: [])
    }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&replicates)
        try coder.code(&sampled)
        try coder.code(&outcomes)
        try faults.code(&coder)
        try coder.code(&issues)
        try coder.code(&events)
        try coder.code(&questions)
        try coder.code(&measures)
        try coder.code(&drivers)
        try coder.code(&paths)
        try coder.code(&faultsByExpression)
        try coder.code(&clampsByExpression)
        try coder.code(&clampableByExpression)
        try coder.code(&rounds)
        try coder.code(&twins)
        try coder.code(&knockouts)
    }
}

extension IssueTally: Coded {
    static var blank: IssueTally { IssueTally(done: .blank, parties: 0, outcomes: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try done.code(&coder)
        try coder.code(&expired)
        try coder.code(&doneByOutcome)
        try coder.code(&expiredByOutcome)
        try coder.code(&levelSum)
        try coder.code(&heldUp.rounds)
        try coder.code(&heldUp.closed)
        try coder.code(&heldUp.expired)
        try coder.code(&heldUp.offAgenda)
        try coder.code(&heldUp.held)
        try coder.code(&heldUp.vetoed)
        try coder.code(&heldUp.withdrawn)
        try coder.code(&heldUp.moved)
    }
}

extension EventTally: Coded {
    static var blank: EventTally { EventTally(first: .blank, outcomes: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try first.code(&coder)
        try coder.code(&firings)
        try coder.code(&happenedByOutcome)
    }
}

extension QuestionTally: Coded {
    static var blank: QuestionTally { QuestionTally() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&asked)
        try coder.code(&count)
    }
}

extension MeasureTally: Coded {
    static var blank: MeasureTally { MeasureTally() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try moments.code(&coder)
        try coder.code(&leftOut)
        try sample.code(&coder)
    }
}

extension Moments: Coded {
    static var blank: Moments { Moments() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&count)
        try coder.code(&infinite)
        try sum.code(&coder)
        try sumOfSquares.code(&coder)
    }
}

extension ExactSum: Coded {
    static var blank: ExactSum { ExactSum() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        let number = number
        var (isNegative, place, digits) = (number.isNegative, number.place, number.digits)
        try coder.code(&isNegative)
        try coder.code(&place)
        try coder.code(&digits)
        // Products of doubles, and their sums over all replicates, lie between 2⁻²¹⁴⁸ and 2²¹¹².
        try Sound.require((-68...67).contains(place) && digits.count <= 68 + 67, "a sum is out of range")
        self = ExactSum(ExactNumber(digits, place: place, isNegative: isNegative))
    }
}

extension ValueCounts: Coded {
    static var blank: ValueCounts { ValueCounts() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var (values, counts) = (values, counts)
        try coder.code(&values)
        try coder.code(&counts)
        guard coder.isReader else { return }
        guard let read = ValueCounts(values: values, counts: counts) else {
            throw UnsoundTally("the first values of a measure are in disorder")
        }
        self = read
    }
}

extension RoundHistogram: Coded {
    static var blank: RoundHistogram { RoundHistogram(horizon: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&horizon)
        try coder.code(&reached)
    }
}

extension DriverTally: Coded {
    static var blank: DriverTally { DriverTally(bins: 0, outcomes: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var coded = counts
        try coder.code(&coded)
        for bin in coded { try Sound.length(bin.count, max(1, coded[0].count), "outcomes of a bin") }
        counts = coded
    }
}

extension PairTally: Coded {
    static var blank: PairTally { PairTally(outcomes: 0, hasSuccess: false, issues: 0, questions: 0, measures: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&outcomes)
        try coder.code(&success)
        try coder.code(&issues)
        try coder.code(&questions)
        try coder.code(&measures)
    }
}

extension PairedTable: Coded {
    static var blank: PairedTable { PairedTable() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        for cell in counts.indices { try coder.code(&counts[cell]) }
    }
}

extension PairedMoments: Coded {
    static var blank: PairedMoments { PairedMoments() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try baselineInBoth.code(&coder)
        try otherInBoth.code(&coder)
        try products.code(&coder)
        try baselineAlone.code(&coder)
        try otherAlone.code(&coder)
    }
}

extension SuccessPairs: Coded {
    static var blank: SuccessPairs { SuccessPairs(scenarios: 0) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&scenarios)
        try coder.code(&tables)
        let wanted = (0...(1 << 20)).contains(scenarios) ? scenarios * (scenarios - 1) / 2 : -1
        try Sound.require(tables.count == wanted, "there is no table for every pair of scenarios")
    }
}

extension PathTally: Coded {
    static var blank: PathTally { PathTally() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var ordered = ordered.map { CodedPath(key: $0.key, rounds: $0.rounds) }
        try coder.code(&ordered)
        guard coder.isReader else { return }
        self = PathTally()
        for path in ordered { record(path.key, rounds: path.rounds[...]) }
    }
}

private struct CodedPath: Coded {
    var key: PathTally.Key
    var rounds: [Int32]

    static var blank: CodedPath { CodedPath(key: PathTally.Key(path: Path(), outcome: 0), rounds: []) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try key.path.code(&coder)
        try coder.code(&key.outcome)
        try coder.code(&rounds)
        try Sound.require(!rounds.isEmpty, "nobody took a path")
    }
}

extension Path: Coded {
    static var blank: Path { Path() }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        try coder.code(&isCut)
        try coder.code(&codes)
        let isSound = codes.allSatisfy { $0 >= 0 } && codes.count <= Self.greatestLength
        try Sound.require(isSound && (!isCut || codes.count == Self.greatestLength), "there is no path of milestones")
    }
}

extension LookHistory: Coded {
    static var blank: LookHistory { LookHistory(.absolute(0), level: 0, look: 0, isMet: false, after: nil, looks: []) }

    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var (isRelative, half) =
            switch target {
            case .absolute(let half): (false, half)
            case .relative(let half): (true, half)
            }
        try coder.code(&isRelative)
        try coder.code(&half)
        target = isRelative ? .relative(half) : .absolute(half)
        try coder.code(&level)
        try coder.code(&look)
        try coder.code(&isMet)
        try coder.code(&isReached)
    }
}
