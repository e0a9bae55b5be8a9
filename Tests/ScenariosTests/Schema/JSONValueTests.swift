import Foundation
import Scenarios
import Testing

@Suite("JSON text")
struct JSONValueTests {
    /// Witnesses: RFC 8259, and Swift's own reading of the numbers.
    @Test("strings are escaped and numbers read back the same")
    func values() throws {
        #expect(JSONValue.quoted("a\"b\\c\n\u{1}\u{2028}é🙂") == "\"a\\\"b\\\\c\\n\\u0001\\u2028é🙂\"")
        for value in [
            0.1, 1e-5, 2.2250738585072014e-308, 1.7976931348623157e308, 0.30849710781876083, -2.5, 1e21,
            123456789012345680,
        ] {
            #expect(Double(JSONValue.shortest(value)) == value)
            #expect(
                (try JSONSerialization.jsonObject(with: Data("[\(JSONValue.shortest(value))]".utf8)) as? [Double])?
                    .count == 1)
        }
        #expect(JSONValue.shortest(3) == "3")
        #expect(JSONValue.shortest(-0.0) == "0")
        #expect(JSONValue.shortest(.infinity) == "null")
        #expect(JSONValue.shortest(.nan) == "null")
        #expect(JSONValue.unsigned(.max).text() == "18446744073709551615\n")
    }

    @Test("what fits on a line of 120 characters stays on one, and entries are made when they are written")
    func layout() {
        let inner = JSONValue.object(["a": .integer(1), "b": .array([.string("x"), .null])])
        let document = JSONValue.object([
            "empty": .array([]), "none": .mapping([]), "short": inner,
            "list": .array(2) { .array([.integer($0), inner]) },
        ])
        #expect(
            document.text() == """
                {
                  "empty": [],
                  "none": {},
                  "short": {
                    "a": 1,
                    "b": [ "x", null ]
                  },
                  "list": [
                    [ 0, { "a": 1, "b": [ "x", null ] } ],
                    [ 1, { "a": 1, "b": [ "x", null ] } ]
                  ]
                }

                """)
        #expect(
            document.minified
                == #"{"empty":[],"none":{},"short":{"a":1,"b":["x",null]},"list":[[0,{"a":1,"b":["x",null]}],"#
                + #"[1,{"a":1,"b":["x",null]}]]}"#)
        // 116 columns are left at this depth, brackets, quotation marks and spaces included.
        for (length, isShort) in [(110, true), (111, false)] {
            let text = String(repeating: "é", count: length)
            let value = JSONValue.object(["k": .array([.array([.string(text)])])])
            #expect(value.text().contains("[ \"\(text)\" ]") == isShort, "\(length)")
        }
    }
}
