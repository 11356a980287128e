# frozen_string_literal: true

# Answers with status 409.
class ConflictController < ApplicationController
  def show
    render json: {
      Error: { code: 'conflict', 'http-status': 409, text: 'Conflict (Conflict)', retry: false, parent: nil },
      links: ['https://docs.example.com/errors/conflict'],
      details: [{ field: 'age', limits: [0, 150, 1.5] }, {}],
      version: 2
    }, status: :conflict, content_type: 'application/vnd.example+json'
  end
end
