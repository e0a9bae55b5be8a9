internal import Dispatch
internal import Synchronization

/// Calls `body` once for each index, on the calling thread and others; which of them takes an index is left to chance, so
/// each call must write to places of its own. The compiler cannot see that it does: it is so in the two places that call
/// this.
/// - Parameter body: is given the number of its thread, from 0, and the index.
func inParallel(_ count: Int, threads: Int, _ body: @escaping (_ thread: Int, _ index: Int) -> Void) {
    guard threads > 1, count > 1 else {
        for index in 0..<count { body(0, index) }
        return
    }
    nonisolated(unsafe) let body = body
    let next = Ticket()
    let take: @Sendable (Int) -> Void = { thread in
        while let index = next.take(below: count) { unsafe body(thread, index) }
    }
    // `concurrentPerform` uses one thread only where it is called from a task.
    let others = DispatchGroup()
    for thread in 1..<min(threads, count) {
        DispatchQueue.global().async(group: others) { take(thread) }
    }
    take(0)
    others.wait()
}

/// The next index.
private final class Ticket: Sendable {
    private let next = Atomic(0)

    func take(below count: Int) -> Int? {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }
}
