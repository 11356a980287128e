# frozen_string_literal: true

# Answers with status 503.
class ServiceUnavailableController < ApplicationController
  def show
    response.headers['Retry-After'] = '120'
    response.headers['X-Request-Id'] = '7f3a'
    response.headers['Warning'] = '199 - "a \\"quoted\\" text"'
    render json: { error: 'service_unavailable', message: 'Service Unavailable' }, status: :service_unavailable
  end
end
