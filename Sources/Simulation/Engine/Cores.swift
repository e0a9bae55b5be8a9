import Foundation

/// The number of threads that can run at once on this machine.
package func availableCores() -> Int {
    ProcessInfo.processInfo.activeProcessorCount
}

extension Plan {
    /// Lanes of a block, so that its loops are long enough, and, if that leaves enough, its columns stay in the
    /// second-level cache; fewer where some ten thousand columns would take hundreds of megabytes.
    var bestLanes: Int {
        let bytesPerLane = numberColumns.count * 8 + truthColumns.count + wordColumns * 16 + parents.count * 8
        return max(bytesPerLane > 1 << 16 ? 64 : 1536, min(4096, (1 << 20) / max(1, bytesPerLane) & ~127))
    }
}
