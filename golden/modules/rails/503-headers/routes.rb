# frozen_string_literal: true

Rails.application.routes.draw do
  get '/service-unavailable', to: 'service_unavailable#show'
end
