import logging, time
from django.conf import settings

logger = logging.getLogger(__name__)
def timing(get_response):
	"""Logs how long each request takes."""

	def middleware(request):
		start = time.monotonic()
		response = get_response(request)

		if settings.DEBUG:
			logger.info("%s took %.3f s", request.path, time.monotonic() - start)
		return response

	return middleware


class Maintenance:
	def __init__(self, get_response):
		self.get_response = get_response

	def __call__(self, request):
		return self.get_response(request)
