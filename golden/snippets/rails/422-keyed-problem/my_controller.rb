# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    render json: {
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The age is missing.',
      code: 'age_missing'
    }, status: 422, content_type: 'application/problem+json'
  end
end
