# frozen_string_literal: true

Rails.application.routes.draw do
  get '/magazines/:magazine/issues/:issue/articles/:article',
      to: 'show_the_article_that_was_removed_by_order_of_a_court#show'
end
