# frozen_string_literal: true

# config/routes.rb: post '/orders/:id/items/:class', to: 'cancel_order#cancel_order'
class CancelOrderController < ApplicationController
  def cancel_order
    render json: { error: 'conflict', message: 'Conflict' }, status: :conflict
  end
end
