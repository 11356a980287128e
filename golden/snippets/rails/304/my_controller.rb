# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    head :not_modified, etag: '"33a64df5"'
  end
end
