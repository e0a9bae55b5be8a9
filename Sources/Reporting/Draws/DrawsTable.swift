internal import Scenarios
package import Simulation

/// The table of single replicates (`--draws`): a row for each replicate of each scenario, in order.
package struct DrawsTable: Sendable {
    /// The columns, in order.
    package let columns: [Column]
    private let members: [Member]

    /// A column: its name, what it is about, and where each scenario has its value.
    package struct Column: Sendable {
        package let name: String
        package let kind: Kind
        /// For readers.
        package let title: String
        /// By scenario; `nil` if it has none.
        var sources: [Source?]
    }

    /// What a column is about; also its type.
    package enum Kind: String, Sendable {
        /// A text.
        case scenario, outcome, date
        /// A whole number.
        case replicate, round, fault, success, question, done, expired, event, weight
        /// A number.
        case parameter, start, time, measure
    }

    /// The value of a column in one row.
    package enum Cell: Sendable, Equatable {
        case none
        case integer(Int)
        case number(Double)
        case text(String)
    }

    /// Where a scenario has the value of a column: indices are those of its lists.
    enum Source: Sendable, Equatable {
        case scenario, replicate, outcome, fault, round, date, success, weight
        case input(Int)
        case constant(Double)
        case measure(Int)
        case question(Int)
        case done(Int)
        case expired(Int)
        case event(Int)
    }

    /// What is needed of a scenario to write its rows.
    private struct Member: Sendable {
        var name: String
        var outcomes: [String]
        var success: Set<Int>
        /// By round, from 0; empty if the clock has no dates.
        var dates: [String?]
    }

    package init(of study: StudyPlan) {
        members = study.members.map { member in
            let names = RoundNames(member.scenario.clock)
            return Member(
                name: member.name, outcomes: member.scenario.outcomes.map(\.name), success: Set(member.success),
                dates: names.areDates ? (0...member.scenario.clock.rounds).map(names.date(of:)) : [])
        }
        columns = DrawsColumns(of: study).columns
    }

    /// Visits the rows of a batch: replicate by replicate, in each the scenarios in their order.
    package func forEachRow(of batch: ReplicateBatch, _ visit: (_ member: Int, _ place: Int) throws -> Void) rethrows {
        for place in 0..<batch.range.count {
            for (member, rows) in batch.members.enumerated() where rows?.isCounted[place] ?? false {
                try visit(member, place)
            }
        }
    }

    /// The cell of a column.
    /// - Parameters:
    ///   - member: index of the scenario.
    ///   - rows: those of this scenario.
    ///   - place: the distance of the replicate from the first of the batch.
    package func cell(_ column: Int, of member: Int, _ rows: ReplicateRows, _ place: Int) -> Cell {
        guard let source = columns[column].sources[member] else { return .none }
        func number(_ value: Double?) -> Cell { value.flatMap { $0.isNaN ? nil : .number($0) } ?? .none }
        func round(_ round: Int32?) -> Cell { round.map { .integer(Int($0)) } ?? .none }
        func flag(_ value: Bool?) -> Cell { value.map { .integer($0 ? 1 : 0) } ?? .none }
        let outcome = rows.outcomes[place]
        switch source {
        case .scenario: return .text(members[member].name)
        case .replicate: return .integer(rows.first + place + 1)
        case .outcome: return outcome.map { .text(members[member].outcomes[$0]) } ?? .none
        case .fault: return flag(outcome == nil)
        case .round: return .integer(Int(rows.rounds[place]))
        case .date:
            let dates = members[member].dates
            let round = Int(rows.rounds[place])
            return dates.indices.contains(round) ? dates[round].map { .text($0) } ?? .none : .none
        case .success: return flag(outcome.map { members[member].success.contains($0) })
        case .weight: return .integer(1)
        case .input(let index): return number(rows.inputs[index][place])
        case .constant(let value): return number(value)
        case .measure(let index): return number(rows.measures[index][place])
        case .question(let index): return flag(rows.answers[index][place])
        case .done(let index): return round(rows.done[index][place])
        case .expired(let index): return round(rows.expired[index][place])
        case .event(let index): return round(rows.events[index][place])
        }
    }
}
