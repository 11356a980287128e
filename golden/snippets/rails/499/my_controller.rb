# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    render json: { error: 'client_closed_request', message: 'Client Closed Request' }, status: 499
  end
end
