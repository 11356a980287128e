# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    response.headers['WWW-Authenticate'] = 'Bearer realm="example"'
    render json: { error: 'unauthorized', message: 'Unauthorized' }, status: :unauthorized
  end
end
