internal import Scenarios
internal import Simulation

/// The columns of a table of replicates, matched by name between scenarios.
struct DrawsColumns {
    private(set) var columns: [DrawsTable.Column] = []
    private var places: [String: Int] = [:]
    private let study: StudyPlan

    init(of study: StudyPlan) {
        self.study = study
        if study.members.count > 1 { addToAll("scenario", .scenario, "Scenario", .scenario) }
        addToAll("replicate", .replicate, "Number of the replicate", .replicate)
        let shown = shownParameters
        for index in study.members.indices { addParameters(of: index, shown) }
        for index in study.members.indices { addStarts(of: index) }
        addToAll("outcome", .outcome, "Outcome", .outcome)
        addToAll("fault", .fault, "Whether a value was not a number", .fault)
        addToAll("round", .round, "Round of the end", .round)
        if study.members.contains(where: { RoundNames($0.scenario.clock).areDates }) {
            addToAll("date", .date, "Date of the end", .date)
        }
        addToAll("success", .success, "Whether the outcome counts as success", .success) { !$0.success.isEmpty }
        for (index, member) in study.members.enumerated() {
            for (place, measure) in member.scenario.measures.enumerated() {
                add("measure.\(measure.name)", .measure, measure.title ?? measure.name, .measure(place), of: index)
            }
        }
        for (index, member) in study.members.enumerated() {
            for (place, question) in member.scenario.questions.enumerated() {
                add(
                    "question.\(question.name)", .question, question.title ?? question.name, .question(place), of: index
                )
            }
        }
        for (index, member) in study.members.enumerated() {
            for (place, issue) in member.scenario.issues.enumerated() {
                if issue.steps != nil { add("done.\(issue.name)", .done, issue.title, .done(place), of: index) }
                if issue.expires != nil {
                    add("expired.\(issue.name)", .expired, "\(issue.title) expired", .expired(place), of: index)
                }
            }
        }
        for (index, member) in study.members.enumerated() {
            for (place, event) in member.scenario.events.enumerated() {
                add("event.\(event.name)", .event, event.title, .event(place), of: index)
            }
        }
        addToAll("weight", .weight, "Weight of the row", .weight)
    }

    private mutating func add(
        _ name: String, _ kind: DrawsTable.Kind, _ title: String, _ source: DrawsTable.Source, of member: Int
    ) {
        let place = places[name] ?? columns.count
        if place == columns.count {
            places[name] = place
            columns.append(
                DrawsTable.Column(name: name, kind: kind, title: title, sources: study.members.map { _ in nil }))
        }
        columns[place].sources[member] = source
    }

    private mutating func addToAll(
        _ name: String, _ kind: DrawsTable.Kind, _ title: String, _ source: DrawsTable.Source,
        where has: (StudyPlan.Member) -> Bool = { _ in true }
    ) {
        columns.append(
            DrawsTable.Column(
                name: name, kind: kind, title: title, sources: study.members.map { has($0) ? source : nil }))
    }

    // MARK: Inputs

    private func parameterName(_ index: Int, _ member: Int, in scenario: Scenario) -> String {
        let parameter = scenario.parameters[index]
        return scenario.memberName(parameter.name, member, over: parameter.domains)
    }

    /// The parameters that vary between replicates or between scenarios, and the levers.
    private var shownParameters: Set<String> {
        var (shown, values): (Set<String>, [String: Double]) = ([], [:])
        for member in study.members {
            for input in member.plan.results.inputs {
                guard case .parameter(let index, let place) = input.input else { continue }
                let name = parameterName(index, place, in: member.scenario)
                guard let constant = input.content.constant, member.scenario.parameters[index].choices.isEmpty else {
                    shown.insert(name)
                    continue
                }
                if values.updateValue(constant, forKey: name) ?? constant != constant { shown.insert(name) }
            }
        }
        return shown
    }

    private mutating func addParameters(of index: Int, _ shown: Set<String>) {
        let member = study.members[index]
        for (place, input) in member.plan.results.inputs.enumerated() {
            guard case .parameter(let parameter, let familyMember) = input.input else { continue }
            let name = parameterName(parameter, familyMember, in: member.scenario)
            guard shown.contains(name) else { continue }
            let declared = member.scenario.parameters[parameter]
            let title = declared.title.map {
                member.scenario.memberTitle($0, familyMember, over: declared.domains)
            }
            add(
                "parameter.\(name)", .parameter, title ?? name,
                input.content.constant.map { .constant($0) } ?? .input(place),
                of: index)
        }
    }

    private mutating func addStarts(of index: Int) {
        let member = study.members[index]
        for (place, driver) in member.plan.results.inputs.enumerated() {
            let name = InputName(driver.input, of: member.scenario)
            switch name.kind {
            case .parameter: continue
            case .type: add("start.\(name.key)", .start, name.title, .input(place), of: index)
            case .start: add("start.\(name.key)", .start, name.title, .input(place), of: index)
            case .date: add("at.\(name.key)", .time, name.title, .input(place), of: index)
            }
        }
    }
}

extension TraceColumns.Content {
    /// The value, if it is the same in all replicates; true counts as 1.
    fileprivate var constant: Double? {
        switch self {
        case .constant(let value): value
        case .constantTruth(let value): value ? 1 : 0
        case .number, .truth: nil
        }
    }
}
