# frozen_string_literal: true

# Answers with status 409.
class CancelOrderController < ApplicationController
  def create
    render json: { error: 'conflict', message: 'Conflict' }, status: :conflict
  end
end
