# frozen_string_literal: true

Rails.application.routes.draw do
  get '/not-found', to: 'not_found#show'
end
