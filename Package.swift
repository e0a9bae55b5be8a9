// swift-tools-version: 6.1
import PackageDescription

/// What every target of ours is compiled with: the stricter rules of Swift 6 that are not yet the default.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

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
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // Arrows point one way only: CGSL ← Distributions ← Scenarios ← Simulation ← Reporting ← Detente ← detente-cli.
        .systemLibrary(
            name: "CGSL",
            pkgConfig: "gsl",
            providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]
        ),
        .target(name: "Distributions", dependencies: ["CGSL"], swiftSettings: strict),
        .target(
            name: "Scenarios",
            dependencies: [
                "Distributions",
                "Yams",
                .product(name: "Collections", package: "swift-collections"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
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
            dependencies: ["Scenarios", "Simulation", "Statistics"],
            swiftSettings: strict
        ),
        .target(
            name: "Detente",
            dependencies: ["Scenarios", "Simulation", "Statistics", "Reporting"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "detente-cli",
            dependencies: [
                "Detente",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
    ]
)
