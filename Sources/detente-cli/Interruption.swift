internal import Foundation
internal import Synchronization
internal import SystemCalls

/// Whether the user wants to stop (Ctrl-C) or the system does (SIGTERM).
///
/// The first signal asks the work to end soon, so that what is complete can be reported; if nothing is listening (a
/// scenario is being read or made ready, or there is nothing to report before the end) the program ends by itself. A
/// second signal ends it at once.
struct Interruption: Sendable {
    /// Begins to treat signals as requests.
    /// - Parameter loss: the message if nothing is complete yet that could be reported.
    /// - Parameter patience: how long the work has to respond, in seconds.
    init(loss: String = "no replicate is complete yet", patience: Double = 1.5) {
        // Made before any handler can want it: making it is not safe within one.
        signalsSeen.store(false, ordering: .relaxed)
        isHeard.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if signalsSeen.exchange(true, ordering: .relaxed) {
                    signal(number, SIG_DFL)
                    raise(number)
                }
            }
        }
        // A handler may do next to nothing, and not wait: a thread of its own looks now and then.
        Thread.detachNewThread {
            while !signalsSeen.load(ordering: .relaxed) { usleep(Self.pause) }
            var waited = 0.0
            while waited < patience, !isHeard.load(ordering: .relaxed) {
                usleep(Self.pause)
                waited += Double(Self.pause) / 1e6
            }
            guard !isHeard.load(ordering: .relaxed) else { return }
            StandardError.write((StandardError.isTerminal ? "\r\u{1B}[K" : "") + "interrupted: \(loss)\n")
            Draft.removeOwn()
            _exit(ExitStatus.interrupted.rawValue)
        }
    }

    /// For a command that has nothing to report before its end: the first signal ends it.
    @discardableResult
    static func ends(saying loss: String) -> Interruption {
        Interruption(loss: loss, patience: 0)
    }

    /// Whether a signal has come. Code that reads this ends soon.
    var isRequested: Bool {
        guard signalsSeen.load(ordering: .relaxed) else { return false }
        isHeard.store(true, ordering: .relaxed)
        return true
    }

    /// Marks that the results are about to be written, so that no signal ends the program.
    func finish() {
        isHeard.store(true, ordering: .relaxed)
    }

    private static let pause: UInt32 = 50_000
}

/// A signal handler can reach nothing but what is global.
private let signalsSeen = Atomic<Bool>(false)
/// Whether the signal is handled, or no longer needs to be.
private let isHeard = Atomic<Bool>(false)
