print("before")
let answer: Int = "forty-two"
