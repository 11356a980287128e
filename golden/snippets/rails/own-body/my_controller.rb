# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    response.headers['X-Reason'] = 'shipped'
    render json: {
      Error: {
        code: 'order_shipped',
        'http-status': 409,
        text: 'The order has already been shipped. (Conflict)',
        retry: false,
        parent: nil
      },
      links: ['https://docs.example.com/errors/order_shipped'],
      details: [{ field: 'age', limits: [0, 150, 1.5] }, {}],
      version: 2
    }, status: :conflict, content_type: 'application/vnd.example+json'
  end
end
