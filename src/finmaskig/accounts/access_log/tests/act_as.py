"""A middleware that stands in for the choice of membership, which lies above this domain."""

from finmaskig.accounts.access_log.tests.factories import LEAD


class ActAs:
    """Give each request the actor that the test has chosen."""

    actor = LEAD

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = self.actor
        return self.get_response(request)
