/// The scenario that is measured by default, so that results on different machines can be compared.
///
/// The text is that of `benchmarks/scenarios/reference.yaml`, which a test checks.
package enum ReferenceScenario {
    package static let name = "reference.yaml"

    package static let text = #"""
        detente: 1
        title: Reference détente
        description: The engine's reference load. Two actors, three issues of three joint steps, talks that depend on trust, shocks, vetoes, misread offers.
        clock: { rounds: 60 }
        actors:
          east: { trust: "beta(5, 3)", strategy: trusting(), approval: 0.8 }
          west: { trust: "beta(5, 3)", strategy: trusting(), approval: 0.8 }
        learning: { gain: 0.2, loss: 0.06, fade: { toward: 0.25, rate: 0.01 } }
        channels:
          talks: { meets: "0.15 + 0.6 * min(trust(east, west), trust(west, east))", agenda: first_open }
        issues:
          visas: { steps: 3, misread: { offer: 0.05 } }
          flights: { steps: 3, misread: { offer: 0.05 } }
          arms: { steps: 3, misread: { offer: 0.05 } }
        events:
          shock: { chance: 1 - exp(-0.05), draws: { severity: "beta(2, 4)" }, effects: ["trust(all, all) *= 1 - 0.5 * severity"] }
        outcomes:
          collapse: { when: "min(trust(east, west), trust(west, east)) < 0.15" }
          normalised: { when: done(all), good: true }
          stalled: otherwise

        """#
}
