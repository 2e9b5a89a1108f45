enum Request { @TaskLocal static var id = "none" }
await Request.$id.withValue("r1") { await Task { print(Request.id) }.value }
print(Request.id)
