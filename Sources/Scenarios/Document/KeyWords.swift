/// The keys of the language, of all its sections, to distinguish a key from a piece of a text.
enum KeyWords {
    static let all = Set(KeyTable.all.flatMap(\.names) + Checker.moveNames + ["default", "all"])

    /// What people write for a key that is called something else here; the first that the section has is meant.
    static func meant(by key: String, among known: [String]) -> String? {
        (synonyms[key.lowercased()] ?? []).first(where: known.contains)
    }

    private static let synonyms: [String: [String]] = [
        "probability": ["chance", "meets", "value"], "prob": ["chance", "meets", "value"],
        "p": ["chance", "meets", "value"], "likelihood": ["chance"], "odds": ["chance"], "risk": ["chance"],
        "name": ["title", "id"], "title": ["name"], "label": ["title", "name"], "full_name": ["title", "name"],
        "description": ["about", "note"], "desc": ["about", "description", "note"], "comment": ["about", "note"],
        "notes": ["note", "about"], "note": ["about", "description"], "about": ["description", "note"],
        "summary": ["description", "about"], "meaning": ["about"], "unit": ["about"], "info": ["about", "description"],
        "duration": ["rounds", "delay"], "length": ["rounds", "round", "steps"], "horizon": ["rounds"],
        "turns": ["rounds"], "periods": ["rounds"], "steps": ["rounds"], "period": ["round"], "unit_of_time": ["round"],
        "step": ["round", "steps"], "begin": ["start"], "beginning": ["start"], "from": ["start"], "begins": ["start"],
        "initial": ["start"], "init": ["start"], "players": ["actors"], "parties": ["actors"], "sides": ["actors"],
        "agents": ["actors"], "countries": ["actors"], "states": ["actors", "state"], "members": ["parties", "values"],
        "participants": ["parties", "actors"], "actors": ["parties"], "between": ["parties"], "who": ["parties"],
        "topics": ["issues"], "subjects": ["issues"], "items": ["issues"], "matters": ["issues"], "agenda": ["issues"],
        "goal": ["good", "outcomes"], "goals": ["outcomes"], "success": ["good", "outcomes"], "results": ["outcomes"],
        "endings": ["outcomes"], "ends": ["outcomes"], "outcome": ["outcomes"], "desirable": ["good"],
        "venues": ["channels"], "meetings": ["channels"], "forums": ["channels"], "talks": ["channels"],
        "variables": ["state", "parameters"], "vars": ["state", "parameters"], "constants": ["parameters"],
        "params": ["parameters"], "inputs": ["parameters"], "assumptions": ["parameters"], "levers": ["parameters"],
        "shocks": ["events"], "incidents": ["events"], "time": ["clock", "at"], "timeline": ["clock"],
        "references": ["sources"], "bibliography": ["sources"], "base": ["extends"], "import": ["extends"],
        "include": ["extends"], "inherits": ["extends"], "version": ["detente"], "metrics": ["measures"],
        "indicators": ["measures"], "queries": ["questions"], "assertions": ["expect"], "expectations": ["expect"],
        "tests": ["expect"], "date": ["at"], "on": ["at"], "round": ["at"], "deadline": ["expires", "by"],
        "until": ["expires", "by"], "before": ["by"], "due": ["expires", "by"], "if": ["when", "requires", "given"],
        "condition": ["when", "requires", "given"], "trigger": ["after", "when"], "triggers": ["after"],
        "lag": ["delay"], "wait": ["delay"], "max_times": ["limit"], "times": ["limit"], "once": ["limit"],
        "frequency": ["rate", "meets"], "per_year": ["rate"], "effect": ["effects"], "consequences": ["effects"],
        "changes": ["effects"], "then": ["effects"], "does": ["effects"], "where": ["channel"], "venue": ["channel"],
        "channels": ["channel"], "levels": ["steps"], "stages": ["steps"], "importance": ["weight"],
        "depends_on": ["requires"], "needs": ["requires"], "prerequisite": ["requires"], "noise": ["misread", "slip"],
        "error": ["misread", "slip"], "policy": ["strategy"], "behaviour": ["strategy"], "behavior": ["strategy"],
        "plays": ["strategy"], "ratification": ["approval"], "confidence": ["trust"], "interval": ["gap"],
        "every": ["gap"], "question": ["ask"], "that": ["ask", "when"], "formula": ["value"], "amount": ["value"],
        "distribution": ["value"], "expression": ["value"], "options": ["choices"], "range": ["choices"],
        "alternatives": ["choices"], "minimum": ["min"], "maximum": ["max"], "lower": ["min"], "upper": ["max"],
        "low": ["min"], "high": ["max"], "next": ["each_round"], "each_turn": ["each_round"],
        "dynamics": ["each_round"],
        "accept": ["offer"], "cooperate": ["offer"], "defect": ["hold"], "refuse": ["hold"], "else": ["otherwise"],
        "correlation": ["rank", "correlations"], "rho": ["rank"],
    ]
}
