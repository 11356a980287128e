# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    head :not_found
  end
end
