/// One record of a bitstream: a code and numbers, and bytes if its abbreviation ends in a blob.
struct BitstreamRecord: Sendable, Equatable {
    let code: UInt64
    let fields: [UInt64]
    let blob: ArraySlice<UInt8>?
    /// Where the record's abbreviation id begins, in bits from the start of the file.
    let bitOffset: Int

    func failure(_ reason: BitstreamError.Reason) -> BitstreamError {
        BitstreamError(reason: reason, bitOffset: bitOffset)
    }

    /// The field at `index`; throws if the record is too short.
    func field(_ index: Int) throws(BitstreamError) -> UInt64 {
        guard fields.indices.contains(index) else { throw failure(.malformedRecord) }
        return fields[index]
    }

    /// The blob; throws if the record has none.
    func bytes() throws(BitstreamError) -> ArraySlice<UInt8> {
        guard let blob else { throw failure(.malformedRecord) }
        return blob
    }
}
