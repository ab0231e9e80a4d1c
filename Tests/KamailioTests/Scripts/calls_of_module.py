# The calls of calls.py for app_python3s, whose routes are functions of the module.
import calls
import KSR

ROUTES = calls.Routes()


def ksr_request_route():
    return ROUTES.ksr_request_route(None)


def again(name=None):
    return ROUTES.again(None, name)


def stumble(name=None):
    return ROUTES.stumble(None, name)


KSR.info(f"before its module: {[KSR.trial.same_int(5)]}\n")
