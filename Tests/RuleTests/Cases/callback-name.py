######## too long for tm
import KSR
KSR.tm.t_on_failure("ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")  #> 21 callback-name: the name has 128 bytes, and KSR.tm.t_on_failure takes 127 at the most; give the function a shorter one
######## too long for async
import KSR
later = getattr(KSR, "async")
later.route("ksr_this_name_says_everything_that_the_function_does_and_why_it", 3)  #> 13 callback-name: the name has 63 bytes, and KSR.async.route takes 62 at the most; give the function a shorter one
######## bytes, not letters
import KSR
getattr(KSR, "async").task_route("süß_this_name_says_everything_that_the_function_does_and_why_")  #> 34 callback-name: the name has 63 bytes, and KSR.async.task_route takes 62 at the most; give the function a shorter one
######## clean: as long as it may be
import KSR
getattr(KSR, "async").task_route("ksr_this_name_says_everything_that_the_function_does_and_why_i")
######## clean: long for async, and fine for tm
import KSR
KSR.tm.t_on_reply("ksr_this_name_says_everything_that_the_function_does_and_why_it")
######## clean: no callback
import KSR
KSR.info("ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
