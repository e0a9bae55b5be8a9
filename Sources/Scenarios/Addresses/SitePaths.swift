/// Every path of a random decision: the one list, which all interpreters of a scenario use.
///
/// A draw in the expression at a path has the site `path#ordinal` (``SitePath/draw(_:)``). Sites that decide yes or no by
/// themselves (whether an event occurs, a channel meets, how parties move) are asked by their bare text.
extension SitePath {
    // MARK: Before the first round

    /// A parameter, or the member of a family of them that these actors' and issues' names choose.
    package static func parameter(_ name: String, members: [String] = []) -> SitePath {
        SitePath(.parameter).name(name).names(members)
    }

    /// The member of a family at this path as an actor's type of that name sets it.
    package func ofType(_ type: String) -> SitePath { word(.privateType).name(type) }

    /// The draw of an actor's type.
    package static func type(of actor: String) -> SitePath { SitePath(.privateType).name(actor) }

    /// One actor's beliefs at first about the type of another.
    package static func belief(_ actor: String, in other: String) -> SitePath {
        SitePath(.belief).name(actor).name(other)
    }

    /// A state variable's change each round (and, with a word behind it, its start and bounds).
    package static func state(_ name: String, members: [String] = []) -> SitePath {
        SitePath(.state).name(name).names(members)
    }

    /// One actor's initial trust in another.
    package static func trust(_ actor: String, in other: String) -> SitePath {
        SitePath(.trust).name(actor).name(other)
    }

    // MARK: Events

    /// A part of an event: its `chance`, `rate`, `limit`, `when`, `after`, `delay`, or whether it `occurs`.
    package static func event(_ event: String, _ part: Word) -> SitePath {
        SitePath(.event).name(event).word(part)
    }

    /// The time of an event; with several, the position (from 0) of the one meant.
    package static func eventTime(_ event: String, _ position: Int, of count: Int) -> SitePath {
        let path = SitePath.event(event, .at)
        return count == 1 ? path : path.number(position + 1)
    }

    /// A draw that an event makes when it fires.
    package static func eventDraw(_ event: String, _ name: String) -> SitePath {
        SitePath(.event).name(event).name(name)
    }

    /// The right side of an effect, by its position from 0.
    package static func effect(_ event: String, _ position: Int) -> SitePath {
        SitePath.event(event, .effects).number(position + 1)
    }

    // MARK: Channels and issues

    /// A part of a channel: `gap`, `first`, `meets`, whether there is a `meeting`, the choice of its `agenda`.
    package static func channel(_ channel: String, _ part: Word) -> SitePath {
        SitePath(.channel).name(channel).word(part)
    }

    /// A part of an issue: `stands`, `expires`, `requires`, or the shared level's `start`.
    package static func issue(_ issue: String, _ part: Word) -> SitePath {
        SitePath(.issue).name(issue).word(part)
    }

    /// A party's part of an issue: its `start`, `approval` or `slip`.
    package static func party(_ actor: String, of issue: String, _ part: Word) -> SitePath {
        SitePath(.issue).name(issue).name(actor).word(part)
    }

    /// The misreading of another's moves by a party.
    package static func misreading(_ reader: String, of mover: String, on issue: String) -> SitePath {
        SitePath.party(reader, of: issue, .misreads).name(mover)
    }

    /// Whether a reading is wrong, where an issue has more than two parties.
    package static func reading(_ reader: String, of mover: String, on issue: String) -> SitePath {
        SitePath.party(reader, of: issue, .reads).name(mover)
    }

    /// The decisions of all parties on an issue of two; with more parties, those of one.
    package static func moves(on issue: String, of actor: String? = nil) -> SitePath {
        actor.map { SitePath.party($0, of: issue, .moves) } ?? SitePath.issue(issue, .moves)
    }

    /// A score of a pair of moves (1 offer, 0 hold, −1 withdrawal) for the first (0) or second (1) party.
    package static func payoff(_ issue: String, _ first: Int, _ second: Int, side: Int) -> SitePath {
        SitePath.issue(issue, .payoffs).number(first).number(second).number(side + 1)
    }

    /// A score of a party where so many offers came out, if it offered or not.
    package static func sharedPayoff(_ issue: String, of actor: String, offers: Int, offered: Bool) -> SitePath {
        SitePath.party(actor, of: issue, .payoffs).number(offers).word(offered ? .offer : .hold)
    }

    /// The discount on an issue's scores.
    package static func discount(_ issue: String) -> SitePath { SitePath.issue(issue, .payoffs).word(.rate) }

    // MARK: Strategies

    /// A strategy that an actor may follow on an issue: its own (position 0) or one that it adopts (1, 2, …).
    package static func strategy(_ strategy: String, of actor: String, on issue: String, position: Int) -> SitePath {
        let path = SitePath.party(actor, of: issue, .strategy)
        return (position == 0 ? path : path.number(position)).name(strategy)
    }

    /// A strategy that an actor follows on an issue if it is of a type.
    package static func strategy(
        _ strategy: String, of actor: String, on issue: String, type: String
    ) -> SitePath {
        SitePath.party(actor, of: issue, .strategy).ofType(type).name(strategy)
    }

    /// A memory variable's `start` or `update` in the strategy at this path.
    package func memory(_ name: String, _ part: Word) -> SitePath { self.name(name).word(part) }

    /// The strategy that the one at this path follows.
    package func followed(_ ordinal: Int) -> SitePath { word(.follows).number(ordinal) }

    /// An argument (from 0) of the strategy of that name at this path, as it is evaluated for a decision or a start.
    package func argument(_ position: Int, of strategy: String) -> SitePath {
        name(strategy).word(.argument).number(position + 1)
    }

    /// The same as it is evaluated once more for the update of the memory.
    package func updateArgument(_ position: Int, of strategy: String) -> SitePath {
        name(strategy).word(.update).word(.argument).number(position + 1)
    }

    /// The strategy at this path after an event made an actor adopt it: its memory starts again.
    package func adopted(in event: String) -> SitePath { SitePath.event(event, .adopt).appending(self) }

    // MARK: Trust and results

    /// What one actor learns about another from a move on an issue, followed by the part that is evaluated.
    package static func learning(_ reader: String, of mover: String, on issue: String) -> SitePath {
        SitePath(.learning).name(issue).name(reader).name(mover)
    }

    /// The issue's weight in what one actor learns about another.
    package static func weight(_ issue: String, for learning: SitePath) -> SitePath {
        SitePath.issue(issue, .weight).appending(learning)
    }

    /// The fading of one actor's trust in another.
    package static func fade(_ actor: String, in other: String) -> SitePath {
        SitePath(.fade).name(actor).name(other)
    }

    package static func outcome(_ name: String) -> SitePath { SitePath(.outcome).name(name) }

    /// A question's `ask` or `given`.
    package static func question(_ name: String, _ part: Word) -> SitePath {
        SitePath(.question).name(name).word(part)
    }

    package static func measure(_ name: String) -> SitePath { SitePath(.measure).name(name) }

    /// The condition under which a measure is computed.
    package static func measureGiven(_ name: String) -> SitePath { SitePath.measure(name).word(.given) }

    /// The condition of a whole report.
    package static var given: SitePath { SitePath(.given) }
}
