# frozen_string_literal: true

# Answers with status 404.
class NotFoundController < ApplicationController
  def show
    render json: { error: 'not_found', message: 'Not Found' }, status: :not_found
  end
end
