# frozen_string_literal: true

Rails.application.routes.draw do
  get '/conflict', to: 'conflict#show'
end
