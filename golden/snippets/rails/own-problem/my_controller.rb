# frozen_string_literal: true

# config/routes.rb: put '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    render json: {
      type: 'https://example.com/problems/refused',
      title: 'Order refused',
      status: 403,
      detail: 'The order was refused.',
      code: 'order_refused',
      hint: "it's \"2\" \\2 ${2} \#{2} {2} <2>: The order was refused.",
      retry: false,
      order: { id: 7, lines: [{ sku: 'a-1', count: 2 }, nil], total: 1.5 },
      parent: nil,
      notes: []
    }, status: :forbidden, content_type: 'application/problem+json'
  end
end
