/// Why a bitstream could not be read, and at which bit.
package struct BitstreamError: Error, Equatable, Sendable {
    /// The rule of the format that the bytes break.
    package enum Reason: Equatable, Sendable {
        /// The file does not begin with the magic bytes of its kind.
        case wrongMagic
        /// A value, or a count of values, reaches past the end of its block or of the file.
        case truncated
        /// A number does not fit in 64 bits, or not in the range its field allows.
        case numberOutOfRange
        /// The definition of an abbreviation is not one the format knows, or exceeds a limit.
        case malformedAbbreviation
        /// A record uses an abbreviation that its block does not have.
        case unknownAbbreviation
        /// A block does not end where it says, or ends where none is open.
        case malformedBlock
        /// Blocks are nested deeper than any compiler nests them.
        case nestedTooDeeply
        /// A record lacks a field or its text, or stands where it cannot.
        case malformedRecord
        /// A record names a file or category that no earlier record declares.
        case undeclaredIdentifier
        /// The file does not say which version it has, or says one this reader does not know.
        case unsupportedVersion
    }

    /// Which rule is broken.
    package let reason: Reason
    /// The distance of the offending entry or value from the start of the file, in bits.
    package let bitOffset: Int
}

extension BitstreamError: CustomStringConvertible {
    /// A sentence for a person, with the bit offset.
    package var description: String {
        "\(reason.phrase) at bit \(bitOffset)"
    }
}

extension BitstreamError.Reason {
    fileprivate var phrase: String {
        switch self {
        case .wrongMagic: "the file does not begin with the expected magic bytes"
        case .truncated: "the data ends inside a value"
        case .numberOutOfRange: "a number is out of range"
        case .malformedAbbreviation: "an abbreviation is malformed"
        case .unknownAbbreviation: "an abbreviation is used that is not defined"
        case .malformedBlock: "a block does not end where it says"
        case .nestedTooDeeply: "blocks are nested too deeply"
        case .malformedRecord: "a record is malformed"
        case .undeclaredIdentifier: "a file or category is used that is not declared"
        case .unsupportedVersion: "the version is missing or not supported"
        }
    }
}
