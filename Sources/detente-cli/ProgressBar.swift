internal import Synchronization

/// The progress of a run on one line of standard error: a bar, the rate and the time left.
final class ProgressBar: Sendable {
    private let isShown: Bool
    private let start = ContinuousClock.now
    /// The latest moment at which the line was drawn; `nil` before the first.
    private let drawn = Mutex<ContinuousClock.Instant?>(nil)

    /// The least time between two updates.
    private static let interval = Duration.milliseconds(100)
    private static let barWidth = 24

    init(isShown: Bool) {
        self.isShown = isShown
    }

    /// Shows the progress; may be called from any thread.
    func show(done: Int, of total: Int) {
        guard isShown else { return }
        drawn.withLock { latest in
            let now = ContinuousClock.now
            if let latest, now - latest < Self.interval, done < total { return }
            latest = now
            StandardError.write("\r" + line(done: done, of: total, elapsed: now - start) + "\u{1B}[K")
        }
    }

    /// Clears the line.
    func finish() {
        guard isShown else { return }
        drawn.withLock { latest in
            if latest != nil { StandardError.write("\r\u{1B}[K") }
            latest = nil
        }
    }

    private func line(done: Int, of total: Int, elapsed: Duration) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let full = Int(share * Double(Self.barWidth))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.barWidth - full)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let percent = Int(100 * share)
        guard seconds > 0.2, done > 0 else { return "\(bar) \(percent) %" }
        let rate = Double(done) / seconds
        let left = Double(total - done) / rate
        return "\(bar) \(percent) % · \(Self.short(rate)) replicates/s · \(Self.time(left)) left"
    }

    private static func short(_ rate: Double) -> String {
        switch rate {
        case 1e6...: "\((rate / 1e5).rounded() / 10) million"
        case 1e4...: "\(Int(min(rate, 1e15) / 1e3)) thousand"
        default: "\(Int(rate))"
        }
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 1e9).rounded(.up))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        if hours > 0 { return "\(hours) h \(minutes) min" }
        return minutes > 0 ? "\(minutes) min \(whole % 60) s" : "\(whole) s"
    }
}
