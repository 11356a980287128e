# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    request.send_early_hints('link' => '</style.css>; rel=preload; as=style')
    head :no_content
  end
end
