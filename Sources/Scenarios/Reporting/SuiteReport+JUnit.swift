extension SuiteReport {
  /// The XML that continuous integration reads; a scenario that did not pass has its trace in it.
  public var junit: String {
    let total = results.reduce(0) { $0 + $1.seconds }
    let counts =
      "tests=\"\(results.count)\" failures=\"\(count(.failed))\" errors=\"\(count(.broken))\" time=\"\(seconds(total))\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
    text += "  <testsuite name=\"kemi\" \(counts)>\n"
    for result in results { text += testCase(result) }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  private func testCase(_ result: ScenarioResult) -> String {
    let parts = kind == .scenarios ? result.name.split(separator: "/").map(String.init) : [result.name]
    let folder = parts.dropLast().joined(separator: ".")
    let attributes =
      "name=\"\(xml(parts.last ?? result.name))\" classname=\"\(xml(folder.isEmpty ? kind.rawValue : folder))\""
      + " time=\"\(seconds(result.seconds))\""
    switch result.status {
    case .passed: return "    <testcase \(attributes)/>\n"
    case .failed:
      let aspects = result.differences.map(\.aspect).joined(separator: ", ")
      let details = result.differences.flatMap { [$0.aspect + ":"] + $0.lines.map { "  " + $0 } }
      return "    <testcase \(attributes)>\n" + element("failure", "not as expected: \(aspects)", details)
        + "      <system-out>\(xml(result.trace))</system-out>\n    </testcase>\n"
    case .broken:
      return "    <testcase \(attributes)>\n"
        + element("error", result.problems.first?.text ?? "", result.problems.map(\.description))
        + "    </testcase>\n"
    }
  }

  private func element(_ name: String, _ message: String, _ lines: [String]) -> String {
    "      <\(name) message=\"\(xml(message))\">\(xml(lines.joined(separator: "\n")))</\(name)>\n"
  }

  private func seconds(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// Text for an element or an attribute; XML has no place for most control characters, not even escaped.
  private func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
