internal import Foundation
internal import Synchronization

/// Whether the user wants to stop (Ctrl-C) or the system does (SIGTERM).
///
/// The first signal asks the run to end at the next block, so that what is done can be reported; a second one ends the
/// program at once.
struct Interruption: Sendable {
    /// From here on, signals are requests.
    init() {
        // Made before any handler can want it: making it is not safe within one.
        signalsSeen.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if signalsSeen.exchange(true, ordering: .relaxed) {
                    signal(number, SIG_DFL)
                    raise(number)
                }
            }
        }
    }

    var isRequested: Bool { signalsSeen.load(ordering: .relaxed) }
}

/// A signal handler can reach nothing but what is global.
private let signalsSeen = Atomic<Bool>(false)
