# frozen_string_literal: true

Rails.application.routes.draw do
  get '/no-content', to: 'no_content#show'
end
