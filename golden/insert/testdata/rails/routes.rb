Rails.application.routes.draw do
  root "pages#home"

  resources :orders do
    member do
      post :pay
    end
  end

  namespace :api do
    resources :widgets, only: %i[index update]
  end

  get "health", to: "application#health"
end
