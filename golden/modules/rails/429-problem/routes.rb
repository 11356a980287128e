# frozen_string_literal: true

Rails.application.routes.draw do
  get '/too-many-requests', to: 'too_many_requests#show'
end
