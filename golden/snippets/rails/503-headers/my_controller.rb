# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    response.headers['Retry-After'] = '120'
    response.headers['X-Request-Id'] = '7f3a'
    response.headers['Warning'] = '199 - "a \\"quoted\\" text"'
    render json: { error: 'service_unavailable', message: 'Service Unavailable' }, status: :service_unavailable
  end
end
