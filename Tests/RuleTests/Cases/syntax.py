######## a module with a reserved word for a name
import KSR
KSR.async.task_route("later")  #> 5 syntax: invalid syntax: 'async' is a reserved word of Python; write getattr(KSR, "async")
######## imported under it
from KSR import async  #> 17 syntax: invalid syntax: 'async' is a reserved word of Python; write getattr(KSR, "async")
######## something else
import KSR
async KSR.info("x")  #> 7 syntax: invalid syntax
######## clean: by its name
import KSR
getattr(KSR, "async").task_route("later")
######## clean: coroutines
import KSR
async def later():
    KSR.info("x")
######## clean: a text
import KSR
KSR.info("KSR.async")
