# frozen_string_literal: true

Rails.application.routes.draw do
  match '/ok', to: 'ok#show', via: :head
end
