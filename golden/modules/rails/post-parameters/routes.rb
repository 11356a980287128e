# frozen_string_literal: true

Rails.application.routes.draw do
  post '/orders/:id/items/:class', to: 'cancel_order#create'
end
