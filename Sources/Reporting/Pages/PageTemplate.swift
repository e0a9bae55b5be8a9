internal import Mustache
internal import Scenarios

/// A page as HTML. Text that is put in is escaped by ``Markup/escaped(_:)``, the one function for it.
struct PageTemplate {
    /// What the browser shows as the title.
    var title: String
    /// The scenario, above the headline, and the time that it covers.
    var kicker: String
    var span: String
    var headline: String
    var sentences: [Markup]
    /// What has to be read first: a partial run, faults.
    var alerts: [Markup] = []
    /// The first screen below the headline.
    var top: Markup
    var sections: [PageSection]
    var foot: [Markup]
    /// The data, by the names of their elements, as JSON.
    var data: [(name: String, json: String)]

    var html: String {
        Self.template.render([
            "style": StyleSheet.page, "policy": StyleSheet.policy, "title": title, "kicker": kicker, "span": span,
            "headline": headline, "sentences": sentences.map(\.source), "alerts": alerts.map(\.source),
            "top": top.source, "links": sections.map { ["name": $0.name, "title": $0.title] },
            "sections": sections.map(\.html.source), "foot": foot.map(\.source),
            "data": data.map { ["name": $0.name, "json": Self.inert($0.json)] },
        ])
    }

    /// JSON in which nothing ends the element that holds it, begins a comment, or changes the writing direction: these
    /// characters are in strings only, where JSON has another way to write them.
    private static func inert(_ json: String) -> String {
        var output = ""
        for scalar in json.unicodeScalars {
            if scalar == "<" {
                output += "\\u003c"
            } else if scalar != "\n", displayable(scalar) != scalar {
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Escapes what the template puts in, as all other text of a page.
    private struct Content: MustacheContentType {
        func escapeText(_ text: String) -> String { Markup.escaped(text) }
    }

    private static let template: MustacheTemplate = {
        MustacheContentTypes.register(Content(), named: "PAGE")
        guard let template = try? MustacheTemplate(string: source) else {
            preconditionFailure("the page's template is well-formed")
        }
        return template
    }()

    private static let source = """
        {{% CONTENT_TYPE:PAGE}}
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
        <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{{title}}</title>
        <style>{{{style}}}</style></head><body>
        <a class="skip" href="#main">Skip to the numbers</a>
        <header><p class="kick"><b>{{kicker}}</b> {{span}}</p>
        <h1>{{headline}}</h1>
        <p class="dek">{{#sentences}}{{{.}}} {{/sentences}}</p>
        {{#alerts}}
        <p class="alert">{{{.}}}</p>
        {{/alerts}}
        </header>
        <main id="main">
        <div class="top">{{{top}}}</div>
        <nav aria-label="Sections"><ul>{{#links}}<li><a href="#{{name}}">{{title}}</a></li>{{/links}}</ul></nav>
        {{#sections}}
        {{{.}}}
        {{/sections}}
        </main>
        <footer>{{#foot}}<p>{{{.}}}</p>{{/foot}}</footer>
        {{#data}}
        <script type="application/json" id="{{name}}">{{{json}}}</script>
        {{/data}}
        </body></html>

        """
}
