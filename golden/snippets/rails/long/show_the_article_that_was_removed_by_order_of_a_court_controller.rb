# frozen_string_literal: true

# config/routes.rb:
#   get '/magazines/:magazine/issues/:issue/articles/:article',
#     to: 'show_the_article_that_was_removed_by_order_of_a_court#show_the_article_that_was_removed_by_order_of_a_court'
class ShowTheArticleThatWasRemovedByOrderOfACourtController < ApplicationController
  def show_the_article_that_was_removed_by_order_of_a_court
    response.headers['Link'] = '<https://example.com/legal>; rel="blocked-by"'
    render json: {
      error: 'content_removed_by_order_of_a_court_in_this_country',
      message: 'This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.'
    }, status: :unavailable_for_legal_reasons
  end
end
