let tea = "茶"
// region brewing
print(tea)
// endregion
