import asyncio

try:
    asyncio.create_task(kale())     # as the article has it
except NameError as error:
    print(error)

async def kale(suffix):             # which the article has further down
    return "hello " + suffix

try:
    asyncio.create_task(kale())
except TypeError as error:
    print(error)

coroutine = kale("2")               # with its argument
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
