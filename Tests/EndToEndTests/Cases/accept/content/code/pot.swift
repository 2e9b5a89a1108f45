import Foundation

// region pour
func pour() -> String { "poured" }
// endregion
print(pour())
