# frozen_string_literal: true

# config/routes.rb: match '/endpoint', to: 'my#my_action', via: :head
class MyController < ApplicationController
  def my_action
    render json: { message: 'OK' }, status: :ok
  end
end
