/// What one client may take from the others.
package struct ServerLimits: Sendable {
    /// Connections at a time; further ones are told so and closed.
    package var connections = 256
    /// How long a request may take to come, from its first byte or from the connection's beginning.
    package var readTime: Duration = .seconds(10)
    /// How long a connection is kept for a next request.
    package var idleTime: Duration = .seconds(60)
    /// How long a client may take none of an answer.
    package var writeTime: Duration = .seconds(10)
    /// How large a request may be.
    package var request = HTTPRequestReader.Limits()

    /// The limits of the preview.
    package init() {}
}
