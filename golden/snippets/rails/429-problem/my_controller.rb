# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    response.headers['Retry-After'] = '60'
    render json: {
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'Too Many Requests'
    }, status: :too_many_requests, content_type: 'application/problem+json'
  end
end
