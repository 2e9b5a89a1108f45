extension String {
    /// Whether two texts are the same, byte for byte.
    ///
    /// Swift calls texts equal that differ only in how a character is composed.
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let result = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { others in
                // Most texts that are compared are one and the same.
                own.baseAddress == others.baseAddress
                    || UnsafeRawBufferPointer(own).elementsEqual(UnsafeRawBufferPointer(others))
            }
        }
        return (result ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
