# frozen_string_literal: true

# Answers with status 204.
class NoContentController < ApplicationController
  def show
    head :no_content
  end
end
