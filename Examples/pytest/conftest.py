import edge
import KSR
import pytest

REQUEST = """{method} sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776asdhds
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>
Call-ID: a84b4c76e66710@192.0.2.1
CSeq: 1 {method}
Contact: <sip:alice@192.0.2.1>
Content-Length: 0

"""


@pytest.fixture
def route():
    """Runs the request route on a request of a method."""
    KSR._reset()
    KSR._mock("pv.gete", ["$si"], "192.0.2.1")
    script = edge.mod_init()

    def run(method):
        KSR._message(REQUEST.format(method=method))
        try:
            script.ksr_request_route(None)
        except SystemExit:
            pass

    return run


@pytest.fixture
def replies():
    """The replies that were sent, each a code and a reason."""
    return lambda: [tuple(call["arguments"]) for call in KSR._calls("sl.send_reply")]
