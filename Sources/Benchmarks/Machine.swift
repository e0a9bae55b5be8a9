internal import Foundation

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
            processor: processorName, cores: process.activeProcessorCount, system: process.operatingSystemVersionString)
    }

    private static var processorName: String? {
        #if canImport(Darwin)
            var size = 0
            guard sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0) == 0, size > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: size)
            guard sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0 else { return nil }
            return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        #else
            guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
            let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
            return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        #endif
    }
}
