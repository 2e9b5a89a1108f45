enum Request {
    @TaskLocal static var id = "none"
}

func log(_ text: String) { print("[\(Request.id)] \(text)") }

func handle() async {
    await Request.$id.withValue("7") {
        log("start")
        await Task { log("a task") }.value
        await Task.detached { log("a detached task") }.value
    }
}

await handle()
log("afterwards")
