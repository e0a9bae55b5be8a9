import Statistics

/// The paths that the replicates of a batch have taken so far, as a tree: a replicate is at a node, and a milestone
/// moves it to one of the node's children. Node 0 is the empty path.
struct PathTree {
    private struct Node {
        var code: Int32
        var parent: UInt32
        /// 0 means none, because the root is not a child.
        var firstChild: UInt32 = 0
        var nextSibling: UInt32 = 0
        var depth: UInt8
    }

    /// The code of all milestones beyond the greatest length of a path that is kept.
    private static let cut: Int32 = -1
    private var nodes = [Node(code: 0, parent: 0, depth: 0)]

    /// Codes of outcomes share the tree with those of milestones: they come last, so that a node is a whole path.
    static func code(ofOutcome outcome: Int) -> Int32 { -2 - Int32(outcome) }

    mutating func clear() {
        nodes.removeLast(nodes.count - 1)
        nodes[0].firstChild = 0
    }

    var count: Int { nodes.count }

    /// The node that a further milestone leads to.
    @inline(__always)
    mutating func node(after node: UInt32, milestone: Int32) -> UInt32 {
        if Int(nodes[Int(node)].depth) < Path.greatestLength { return child(of: node, code: milestone) }
        return nodes[Int(node)].code == Self.cut ? node : child(of: node, code: Self.cut)
    }

    /// The node of a path with its outcome.
    @inline(__always)
    mutating func node(ending node: UInt32, outcome: Int) -> UInt32 {
        child(of: node, code: Self.code(ofOutcome: outcome))
    }

    private mutating func child(of node: UInt32, code: Int32) -> UInt32 {
        var next = nodes[Int(node)].firstChild
        while next != 0 {
            if nodes[Int(next)].code == code { return next }
            next = nodes[Int(next)].nextSibling
        }
        nodes.append(
            Node(
                code: code, parent: node, nextSibling: nodes[Int(node)].firstChild, depth: nodes[Int(node)].depth + 1))
        nodes[Int(node)].firstChild = UInt32(nodes.count - 1)
        return nodes[Int(node)].firstChild
    }

    /// The number of milestones that lead to a node; those beyond the greatest length of a path count as one.
    func depth(of node: UInt32) -> Int { Int(nodes[Int(node)].depth) }

    /// The milestones that lead to a node.
    func path(to node: UInt32) -> Path {
        var codes: [Int32] = []
        codes.reserveCapacity(depth(of: node))
        var isCut = false
        var place = node
        while place != 0 {
            let code = nodes[Int(place)].code
            if code == Self.cut { isCut = true } else if code >= 0 { codes.append(code) }
            place = nodes[Int(place)].parent
        }
        codes.reverse()
        return Path(codes: codes, isCut: isCut)
    }

    /// The path and the outcome of a node that ends one.
    func key(of node: UInt32) -> PathTally.Key {
        PathTally.Key(path: path(to: node), outcome: -2 - Int(nodes[Int(node)].code))
    }
}
