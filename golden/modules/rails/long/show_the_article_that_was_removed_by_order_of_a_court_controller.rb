# frozen_string_literal: true

# Answers with status 451.
class ShowTheArticleThatWasRemovedByOrderOfACourtController < ApplicationController
  def show
    response.headers['Link'] = '<https://example.com/legal>; rel="blocked-by"'
    render json: {
      error: 'content_removed_by_order_of_a_court_in_this_country',
      message: 'This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.'
    }, status: :unavailable_for_legal_reasons
  end
end
