# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    response.headers['ETag'] = '"33a64df5"'
    head :not_modified
  end
end
