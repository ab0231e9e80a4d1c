-------- too long for tm
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") --> 23 callback-name: the name has 128 bytes, and KSR.tm.t_on_failure takes 127 at the most; give the function a shorter one
end
function ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa() end
-------- too long for async
local later = KSR["async"].task_route
later("ksr_this_name_says_everything_that_the_function_does_and_why_it") --> 7 callback-name: the name has 63 bytes, and KSR.async.task_route takes 62 at the most; give the function a shorter one
-------- too long, in a constant
local NAME = "ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
KSR.tm.t_on_reply(NAME) --> 19 callback-name: the name has 128 bytes, and KSR.tm.t_on_reply takes 127 at the most; give the function a shorter one
-------- clean: as long as it may be
KSR["async"].task_route("ksr_this_name_says_everything_that_the_function_does_and_why_i")
-------- clean: long for async, and fine for tm
KSR.tm.t_on_reply("ksr_this_name_says_everything_that_the_function_does_and_why_it")
-------- clean: no callback
KSR.info("ksr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
