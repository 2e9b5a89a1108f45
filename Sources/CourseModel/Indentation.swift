/// The white space that lines of code begin with.
package enum Indentation {
    /// How many bytes of spaces and tabs all lines begin with that are not blank, the same ones in
    /// each.
    package static func common(of lines: some Sequence<String>) -> Int {
        var common: Substring.UTF8View?
        for line in lines {
            let own = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard own.count < line.utf8.count else { continue }
            let known = common ?? own
            common = own.prefix(zip(own, known).prefix { $0 == $1 }.count)
        }
        return common?.count ?? 0
    }

    /// How many bytes a line loses when as many as given are taken off lines: a line that has less
    /// white space loses what it has.
    package static func length(in line: String, upTo limit: Int) -> Int {
        line.utf8.prefix(limit).prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            .count
    }
}
