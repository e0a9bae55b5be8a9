// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: the stricter rules of Swift 6 that are not yet the default. Warnings are
/// errors, and what is not memory-safe is marked `unsafe`.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The commit that is built, for `detente --version`. `make` says it: `Context.gitInformation` may be that of an earlier
/// build, since what a manifest says is kept until its text or its environment changes.
let commit = Context.environment["DETENTE_COMMIT"] ?? ""

let package = Package(
    name: "detente",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Detente", targets: ["Detente"]),
        .executable(name: "detente", targets: ["detente-cli"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Arrows point one way only:
        // CGSL ← Distributions ← Scenarios ← Simulation ← Reporting ← Studies ← Detente ← Benchmarks ← detente-cli, with
        // ElementaryFunctions below Scenarios.
        .systemLibrary(
            name: "CGSL",
            pkgConfig: "gsl",
            providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]
        ),
        .systemLibrary(
            name: "CGcrypt",
            pkgConfig: "libgcrypt",
            providers: [.apt(["libgcrypt20-dev"]), .brew(["libgcrypt"])]
        ),
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
        ),
        // The commit and the processors of a build: what the manifest and the C compiler know.
        .target(name: "CBuild", cSettings: [.define("DETENTE_COMMIT", to: "\"\(commit)\"")]),
        // The system's calls on files and terminals, of which C has pointers.
        .target(name: "SystemCalls", dependencies: ["CBuild"], swiftSettings: strict),
        .target(name: "ElementaryFunctions", swiftSettings: strict),
        .target(name: "Distributions", dependencies: ["CGSL"], swiftSettings: strict),
        .target(
            name: "Scenarios",
            dependencies: ["CGcrypt", "Distributions", "ElementaryFunctions", "Yams"],
            swiftSettings: strict
        ),
        .target(name: "Statistics", dependencies: ["CGSL", "Distributions"], swiftSettings: strict),
        .target(
            name: "Simulation",
            dependencies: ["Distributions", "Scenarios", "Statistics"],
            swiftSettings: strict
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "Distributions", "Scenarios", "Simulation", "Statistics",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Studies",
            dependencies: ["CSQLite", "Scenarios", "Simulation", "Statistics", "SystemCalls", "Reporting"],
            swiftSettings: strict
        ),
        .target(
            name: "Detente",
            dependencies: ["Scenarios", "Simulation", "Statistics", "SystemCalls", "Reporting", "Studies"],
            swiftSettings: strict
        ),
        .target(
            name: "Benchmarks", dependencies: ["Detente", "Reporting", "Scenarios", "Simulation", "SystemCalls"],
            swiftSettings: strict),
        .executableTarget(
            name: "detente-cli",
            dependencies: [
                "Benchmarks", "Detente", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        // What several test targets share; no product has it.
        .target(
            name: "TestSupport",
            dependencies: ["CGSL", "Distributions", "Scenarios", "Simulation", "Statistics", "SystemCalls"],
            path: "Tests/Support", swiftSettings: strict),
        // GNU MPFR, the reference for the elementary functions: only a test needs it.
        .systemLibrary(
            name: "CMPFR", path: "Tests/CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),
        .testTarget(
            name: "ElementaryFunctionsTests", dependencies: ["CMPFR", "ElementaryFunctions"], swiftSettings: strict),
        .testTarget(
            name: "DistributionsTests", dependencies: ["CGSL", "Distributions"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(name: "ScenariosTests", dependencies: ["Scenarios", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Distributions", "Statistics"], resources: [.copy("Witnesses")],
            swiftSettings: strict),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Distributions", "Scenarios", "Simulation", "Statistics", "TestSupport"],
            exclude: ["Witnesses"],
            swiftSettings: strict),
        .testTarget(
            name: "KnownAnswersTests",
            dependencies: ["Distributions", "Scenarios", "Simulation", "Statistics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "Scenarios", "Simulation", "Statistics", "TestSupport"],
            resources: [.copy("Expected")], swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "Detente", "Distributions", "Reporting", "Scenarios", "Simulation", "Statistics", "TestSupport",
                "detente-cli",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AgreementTests",
            dependencies: [
                "Detente", "Distributions", "Reporting", "Scenarios", "Simulation", "Statistics", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StudiesTests",
            dependencies: [
                "CSQLite", "Detente", "Scenarios", "Simulation", "Statistics", "Studies", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["Detente", "SystemCalls", "TestSupport", "detente-cli"],
            swiftSettings: strict),
        .testTarget(
            name: "BenchmarksTests", dependencies: ["Benchmarks", "Scenarios", "Simulation", "Statistics"],
            swiftSettings: strict),
    ]
)
