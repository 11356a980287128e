# frozen_string_literal: true

# Answers with status 429.
class TooManyRequestsController < ApplicationController
  def show
    response.headers['Retry-After'] = '60'
    render json: {
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'Too Many Requests'
    }, status: :too_many_requests, content_type: 'application/problem+json'
  end
end
