# frozen_string_literal: true

# Answers with status 200.
class OkController < ApplicationController
  def show
    render json: { message: 'OK' }, status: :ok
  end
end
