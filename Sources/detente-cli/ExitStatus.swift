internal import ArgumentParser
internal import Detente
internal import SystemCalls

/// The exit status of the program; numbers are those of sysexits.h if it has one.
enum ExitStatus: Int32 {
    case done = 0
    case unexpected = 1
    case usage = 64
    case badScenario = 65
    case noInput = 66
    case defect = 70
    case cannotWrite = 74
    case interrupted = 130

    var exitCode: ExitCode { ExitCode(rawValue) }

    /// The severity: of the statuses of several files, the most severe is the program's.
    var gravity: Int {
        switch self {
        case .done: 0
        case .unexpected: 1
        case .noInput: 2
        case .badScenario: 3
        case .usage: 4
        case .cannotWrite: 5
        case .interrupted: 6
        case .defect: 7
        }
    }
}

/// Runs `body`; an error is printed on standard error and turned into its exit status.
func exitStatus(_ body: () async throws -> ExitStatus) async -> ExitStatus? {
    do { return try await body() } catch { return explained(error) }
}

/// Runs `body` as above, without waiting.
func exitStatus(_ body: () throws -> ExitStatus) -> ExitStatus? {
    do { return try body() } catch { return explained(error) }
}

private func explained(_ error: any Error) -> ExitStatus {
    switch error {
    case let mistakes as ScenarioErrors:
        StandardError.show(mistakes.findings)
        return .badScenario
    case let unknown as UnknownName:
        StandardError.write("error: \(unknown.kind == .outcome ? "--outcome" : "--without"): \(unknown)\n")
        return .usage
    case let unknown as UnknownBaseline:
        StandardError.write("error: --baseline: \(unknown)\n")
        return .usage
    case let study as UnusableStudy:
        StandardError.write("error: \(study)\n")
        if study.isUnwritable { return .cannotWrite }
        return study.isMissing ? .noInput : .badScenario
    case let parts as UnmergeableParts:
        for fault in parts.faults { StandardError.write("error: \(fault)\n") }
        return .badScenario
    case let page as UnusablePage:
        StandardError.write("error: \(page)\n")
        return .badScenario
    case let sweep as UnusableSweep:
        StandardError.write("error: \(sweep)\n")
        return .usage
    case let clash as OutputOnInput:
        StandardError.write("error: \(clash)\n")
        return .usage
    case let none as NoMatch:
        StandardError.write("error: \(none)\n")
        return .noInput
    case let told as AlreadyReported:
        return told.status
    case let usage as ValidationError:
        StandardError.write("error: \(usage.message)\n")
        return .usage
    case let none as NoExactProbabilities:
        StandardError.write("error: \(none)\n")
        return none.isInterrupted ? .interrupted : .badScenario
    case let unreadable as UnreadableScenario:
        StandardError.write("error: \(unreadable)\n")
        return .noInput
    case let failure as WriteFailure:
        StandardError.write("error: \(failure)\n")
        return .cannotWrite
    default:
        StandardError.write("error: an internal error of detente, please report it: \(error)\n")
        return .defect
    }
}
