import Foundation
import TestSupport

/// A scenario of `scenarios/library`, by the name of its file.
func library(_ name: String, set settings: [String] = []) throws -> ExactRun {
    try ExactRun(libraryText(name), set: settings)
}

/// The same as text, for a simulation.
func libraryText(_ name: String) throws -> String {
    try String(contentsOf: repository.appending(path: "scenarios/library/\(name).yaml"), encoding: .utf8)
}
