# frozen_string_literal: true

Rails.application.routes.draw do
  get '/bad-request', to: 'bad_request#show'
end
