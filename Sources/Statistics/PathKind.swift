/// Which milestones a path has. Where the full paths are many and rare, shorter ones may be frequent.
package enum PathKind: Int, Sendable, CaseIterable {
    /// All milestones.
    case full
    /// Issues done or expired.
    case issues
    /// Issues done.
    case done

    @inline(__always)
    package func includes(_ milestone: Milestone) -> Bool {
        switch (self, milestone) {
        case (.full, _), (.issues, .done), (.issues, .expired), (.done, .done): true
        case (.issues, .event), (.done, .expired), (.done, .event): false
        }
    }
}
