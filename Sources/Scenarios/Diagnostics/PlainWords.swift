/// English words for which the language has a sign, a number or a word of its own.
enum PlainWords {
    /// What to write instead of a word where a value is needed; `nil` for a word that has no such meaning.
    static func fix(for word: String) -> String? {
        if let number = numbers[word] { return "write \(number)" }
        switch word {
        case "yes", "on": return "write true"
        case "no", "off": return "write false"
        case "never": return "write 0 or false"
        case "always", "certain": return "write 1 or true"
        case "likely", "unlikely", "possible", "probable", "sometimes", "rarely", "often", "maybe":
            return "write a number from 0 to 1"
        case "infinity", "inf", "infinite", "forever", "unlimited", "unbounded", "endless": return "infinity is .inf"
        case "end", "horizon", "last_round": return "the number of the last round is 'rounds'"
        case "now", "today", "this_round", "current_round": return "the number of the current round is 'round'"
        case "none", "nothing", "nil": return "remove the key"
        case "else": return "write 'otherwise'"
        default: return nil
        }
    }

    /// What to write instead of a function of another language that does not exist here under that name.
    static func callFix(for function: String) -> String? {
        switch function {
        case "during", "between", "within": "write ever(condition and round >= first and round <= last)"
        case "until", "before", "as_of": "for 'at some time until then' write by(time, condition)"
        case "since", "from", "after": "write ever(condition and round >= time)"
        case "eventually", "sometime", "once", "any_time": "write ever(condition)"
        case "throughout", "globally", "whenever": "write always(condition)"
        case "finally", "at_end", "in_the_end": "write at(end, condition)"
        case "rand", "runif", "rnd": "write uniform(0, 1)"
        case "rnorm", "gauss", "gaussian": "write normal(mean, sd)"
        case "prob", "p", "flip", "coin": "write chance(p)"
        case "ln": "write log(x)"
        case "int", "trunc": "write floor(x)"
        case "clip", "limit", "bound": "write clamp(x, low, high)"
        case "iif", "ifelse", "when": "write if(condition, a, b)"
        case "average", "avg": "write mean(x in actors, …), or for a few values (a + b) / 2"
        case "total": "write sum(x in actors, …)"
        default: nil
        }
    }

    /// What to write instead of a word where an operator is needed.
    static func operatorFix(for word: String) -> String? {
        switch word {
        case "x": "write '*' to multiply"
        case "times": "write '*' to multiply, or remove the word"
        case "plus": "write '+'"
        case "minus": "write '-'"
        case "before", "by", "until": "write by(time, condition), or the key 'by'"
        case "below", "under", "less", "smaller", "lower": "write '<'"
        case "above", "over", "more", "greater", "exceeds", "bigger", "higher": "write '>'"
        case "is", "equals", "equal", "eq": "write '=='"
        case "than": "write '<' or '>'"
        case "mod", "modulo": "write '%'"
        case "xor", "nor": nil
        case "then", "else": "write if(condition, a, b)"
        case "percent": "divide by 100"
        case "per": "for a number per year write the number alone; for per cent divide by 100"
        default: nil
        }
    }

    private static let numbers: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "hundred": 100, "thousand": 1000, "once": 1, "twice": 2,
    ]
}
