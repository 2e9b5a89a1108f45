enum Request { @TaskLocal static var id = "none" }
await Request.$id.withValue("r1") { async let id = Request.id; print(await id, Request.id) }
print(Request.id)
