# frozen_string_literal: true

Rails.application.routes.draw do
  get '/client-closed-request', to: 'catalogue#client_closed_request'
  get '/not-found', to: 'catalogue#not_found'
  get '/no-content', to: 'catalogue#no_content'
  get '/not-modified', to: 'catalogue#not_modified'
  get '/early-hints', to: 'catalogue#early_hints'
  get '/unauthorized', to: 'catalogue#unauthorized'
  get '/service-unavailable', to: 'catalogue#service_unavailable'
  get '/too-many-requests', to: 'catalogue#too_many_requests'
  get '/age-missing', to: 'catalogue#age_missing'
  get '/magazines/:magazine/issues/:issue/articles/:article',
      to: 'catalogue#show_the_article_that_was_removed_by_order_of_a_court'
  get '/order-not-found', to: 'catalogue#order_not_found'
  get '/bad-request', to: 'catalogue#bad_request'
  post '/orders/:id/items/:class', to: 'catalogue#cancel_order'
  match '/ok', to: 'catalogue#ok', via: :head
  get '/conflict', to: 'catalogue#conflict'
  put '/order-refused', to: 'catalogue#order_refused'
end
