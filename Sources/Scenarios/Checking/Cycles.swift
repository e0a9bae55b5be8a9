/// The strongly connected components of a graph, each after those that it points to (Tarjan 1972, with a stack of its
/// own: a chain of parameters can be as long as a file allows).
func stronglyConnected(_ edges: [[Int]]) -> [[Int]] {
    var components: [[Int]] = []
    var number = Array(repeating: -1, count: edges.count)
    var low = Array(repeating: 0, count: edges.count)
    var isOpen = Array(repeating: false, count: edges.count)
    var open: [Int] = []
    var next = 0
    for root in edges.indices where number[root] < 0 {
        var path: [(vertex: Int, edge: Int)] = [(root, 0)]
        while let (vertex, edge) = path.last {
            if edge == 0 {
                number[vertex] = next
                low[vertex] = next
                next += 1
                open.append(vertex)
                isOpen[vertex] = true
            }
            if edge < edges[vertex].count {
                path[path.count - 1].edge += 1
                let target = edges[vertex][edge]
                if number[target] < 0 {
                    path.append((target, 0))
                } else if isOpen[target] {
                    low[vertex] = min(low[vertex], number[target])
                }
                continue
            }
            path.removeLast()
            if let parent = path.last?.vertex { low[parent] = min(low[parent], low[vertex]) }
            guard low[vertex] == number[vertex] else { continue }
            var component: [Int] = []
            while let member = open.popLast() {
                isOpen[member] = false
                component.append(member)
                if member == vertex { break }
            }
            components.append(component.sorted())
        }
    }
    return components
}

/// One way round a strongly connected component, from its first vertex back to it (which is not repeated).
func circle(in component: [Int], _ edges: [[Int]]) -> [Int] {
    let inside = Set(component)
    guard let start = component.first else { return [] }
    // Breadth first, so that the shortest way is shown.
    var cameFrom: [Int: Int] = [:]
    var queue = [start]
    var position = 0
    while position < queue.count {
        let vertex = queue[position]
        position += 1
        for target in edges[vertex] where inside.contains(target) {
            if target == start {
                var way = [vertex]
                while let last = way.last, last != start, let before = cameFrom[last] { way.append(before) }
                return way.reversed()
            }
            if cameFrom[target] == nil, target != start {
                cameFrom[target] = vertex
                queue.append(target)
            }
        }
    }
    return [start]
}

extension Checker {
    /// Reports parameters that depend on one another in a cycle, member by member: `x(usa)` may ask `x(russia)`.
    mutating func checkCycles(_ parameters: [Parameter]) {
        guard !parameters.isEmpty else { return }
        let graph = ParameterGraph(
            parameters: parameters, actorCount: names.actors.count, issueCount: names.issues.count,
            rounds: clock.rounds)
        for component in stronglyConnected(graph.asked) {
            guard component.count > 1 || graph.asked[component[0]].contains(component[0]) else { continue }
            let way = circle(in: component, graph.asked)
            let labels = way.map { label(graph.members[$0], parameters) }
            let first = parameters[graph.members[way[0]].parameter]
            report(.parameterCycle(labels), at: first.place)
        }
    }

    private func label(_ member: ParameterMember, _ parameters: [Parameter]) -> String {
        let parameter = parameters[member.parameter]
        guard !parameter.domains.isEmpty else { return parameter.name }
        let owners = names.ownerNames(of: member.member, over: parameter.domains)
        return "\(parameter.name)(\(owners.joined(separator: ", ")))"
    }

    /// Reports strategies that follow one another in a cycle.
    mutating func checkFollowing() {
        let edges = strategies.all.indices.map { strategies.followed(by: $0).map(\.strategy) }
        for component in stronglyConnected(edges) {
            guard component.count > 1 || edges[component[0]].contains(component[0]) else { continue }
            let way = circle(in: component, edges)
            let next = way.count > 1 ? way[1] : way[0]
            guard let place = strategies.followed(by: way[0]).first(where: { $0.strategy == next })?.place else {
                continue
            }
            report(.followingCycle(way.map { strategies[$0].name }), at: place)
        }
    }
}
