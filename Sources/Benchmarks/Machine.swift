internal import Foundation
internal import SystemCalls

/// The machine of a benchmark: times on two machines say nothing about two versions.
package struct Machine: Sendable, Equatable {
    /// The processor's name; `nil` if the system does not report it.
    package var processor: String?
    package var cores: Int
    package var system: String

    package init(processor: String?, cores: Int, system: String) {
        self.processor = processor
        self.cores = cores
        self.system = system
    }

    /// The machine that runs this program.
    package static var current: Machine {
        let process = ProcessInfo.processInfo
        return Machine(
            processor: OperatingSystem.processorName, cores: process.activeProcessorCount,
            system: process.operatingSystemVersionString)
    }
}
